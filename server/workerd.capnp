# How Guatu runs on plain workerd: by `cargo xtask start`, and on a county's own server from the
# package, where this file is config/http.capnp. xtask fills in the modules. Folders and the address
# come on the command line, secrets and settings from the environment.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "guatu", worker = .guatu),
    (name = "county-storage", disk = (writable = true)),
    (name = "photos", disk = (writable = true)),
    (name = "assets", disk = ()),
    # The way out of the county, for notices only, leads to the one gateway of NOTICE_HOOK_URL:
    # whoever starts workerd says with --external-addr where that is. Until then it leads nowhere.
    (name = "notice-http", external = (address = "unix:/dev/null/closed", http = ())),
    (name = "notice-https", external = (
      address = "unix:/dev/null/closed",
      https = (tlsOptions = (trustBrowserCas = true)),
    )),
    # Nothing else goes out: workerd would by itself open the public internet.
    (name = "internet", network = (allow = [])),
  ],
  sockets = [(name = "http", http = (), service = "guatu")],
);

const guatu :Workerd.Worker = (
  compatibilityDate = "2026-04-01",
  modules = [
@MODULES@
  ],
  durableObjectNamespaces = [
    # The key names the folder of the counties' files: changing it would lose them.
    (className = "County", uniqueKey = "guatu-county", enableSql = true),
  ],
  durableObjectStorage = (localDisk = "county-storage"),
  bindings = [
    (name = "COUNTIES", durableObjectNamespace = "County"),
    (name = "ASSETS", service = "assets"),
    (name = "PHOTOS", service = "photos"),
    (name = "COUNTY_MODE", text = "own-server"),
    # What the operator may set: see README, Settings.
    (name = "RECORD_NUMBER", fromEnvironment = "RECORD_NUMBER"),
    (name = "FEEDBACK", fromEnvironment = "FEEDBACK"),
    (name = "WATERMARK", fromEnvironment = "WATERMARK"),
    (name = "HORIZON_DAYS", fromEnvironment = "HORIZON_DAYS"),
    (name = "COUNTY_HOSTS", fromEnvironment = "COUNTY_HOSTS"),
    (name = "SETUP_SECRET", fromEnvironment = "SETUP_SECRET"),
    (name = "BACKUP_KEY", fromEnvironment = "BACKUP_KEY"),
    (name = "NOTICE_HOOK_URL", fromEnvironment = "NOTICE_HOOK_URL"),
    (name = "NOTICE_HOOK_KEY", fromEnvironment = "NOTICE_HOOK_KEY"),
    (name = "NOTICE_PAUSE_SECONDS", fromEnvironment = "NOTICE_PAUSE_SECONDS"),
    (name = "NOTICE_HTTP", service = "notice-http"),
    (name = "NOTICE_HTTPS", service = "notice-https"),
  ],
);
