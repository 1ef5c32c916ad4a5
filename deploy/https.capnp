# Guatu with TLS in workerd itself: the certificate is /etc/guatu/tls/cert.pem (the whole chain), its
# key /etc/guatu/tls/key.pem. workerd reads them when it starts: restart it for a new certificate.
using Workerd = import "/workerd/workerd.capnp";
using Guatu = import "http.capnp";

const config :Workerd.Config = (
  services = [
    (name = "guatu", worker = Guatu.guatu),
    (name = "county-storage", disk = (writable = true)),
    (name = "photos", disk = (writable = true)),
    (name = "assets", disk = ()),
    # As in http.capnp: nothing goes out but notices, to the one gateway that run.sh names.
    (name = "notice-http", external = (address = "unix:/dev/null/closed", http = ())),
    (name = "notice-https", external = (
      address = "unix:/dev/null/closed",
      https = (tlsOptions = (trustBrowserCas = true)),
    )),
    (name = "internet", network = (allow = [])),
    (name = "redirect", worker = .redirect),
  ],
  sockets = [
    (name = "http", service = "guatu", https = (
      options = (injectResponseHeaders = [
        (name = "strict-transport-security", value = "max-age=31536000"),
      ]),
      # run.sh says in which folder /tls is.
      tlsOptions = (keypair = (
        privateKey = embed "/tls/key.pem",
        certificateChain = embed "/tls/cert.pem",
      )),
    )),
    (name = "redirect", http = (), service = "redirect"),
  ],
);

# Whoever comes by http is sent on to https.
const redirect :Workerd.Worker = (
  compatibilityDate = "2026-04-01",
  modules = [(name = "redirect.js", esModule = embed "redirect.js")],
);
