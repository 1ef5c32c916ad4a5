# How `cargo xtask start` runs Guatu on plain workerd, on one's own server too. xtask writes a copy
# into the data folder with the words in @MARKS@ filled in; paths there are absolute.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "guatu", worker = .guatu),
    (name = "county-storage", disk = (path = "@DATA@/county", writable = true)),
    (name = "photos", disk = (path = "@DATA@/photos", writable = true)),
    (name = "assets", disk = (path = "@PUBLIC@")),
  ],
  sockets = [(name = "http", address = "127.0.0.1:@PORT@", http = (), service = "guatu")],
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
    (name = "SETUP_SECRET", text = "@SETUP_SECRET@"),
    # What the operator may set: see README, Settings.
    (name = "RECORD_NUMBER", fromEnvironment = "RECORD_NUMBER"),
    (name = "FEEDBACK", fromEnvironment = "FEEDBACK"),
    (name = "WATERMARK", fromEnvironment = "WATERMARK"),
  ],
);
