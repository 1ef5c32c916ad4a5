//! Devices that are logged in: listed and ended by whoever they belong to, and by an admin.

use e2e::{Client, Content, County, verified};
use serde_json::{Value, json};

const PHONE: &str = "Mozilla/5.0 (Linux; Android 9; Redmi 7) Mobile";
const DESK: &str = "Mozilla/5.0 (X11; Linux x86_64)";

fn login(county: &County, name: &str, agent: &str) -> Client {
    let account = county.accounts.iter().find(|account| account.name == name).unwrap();
    Client::login_as(&county.url, name, &account.password, &[("user-agent", agent)])
}

fn device(devices: &Value, agent: &str) -> Value {
    let devices = devices.as_array().unwrap();
    devices.iter().find(|device| device["agent"] == agent).cloned().unwrap_or_default()
}

#[test]
fn a_person_sees_and_ends_their_own_devices() {
    let county = County::start(Content::Tongxin);
    let (phone, desk) = (login(&county, "clerk", PHONE), login(&county, "clerk", DESK));
    let office = login(&county, "office", &"长".repeat(300));
    let devices = desk.get("devices").json();
    assert_eq!(devices.as_array().unwrap().len(), 2);
    let (of_phone, of_desk) = (device(&devices, PHONE), device(&devices, DESK));
    assert_eq!((&of_phone["current"], &of_desk["current"]), (&json!(false), &json!(true)));
    let id = of_phone["id"].as_str().unwrap();
    assert!(id.len() == 16 && id.bytes().all(|digit| digit.is_ascii_hexdigit()), "{id}");
    assert!(!phone.session.token.contains(id));
    assert!(of_phone["made_at"].is_u64() && of_phone["seen_at"].is_u64(), "{of_phone}");
    let kept = office.get("devices").json()[0]["agent"].as_str().unwrap().chars().count();
    assert_eq!(kept, 200);

    let revoke = |client: &Client, id: &Value| client.post("devices/revoke", &json!({ "id": id }));
    let missing = (422, "no_such_device".to_owned());
    assert_eq!(revoke(&office, &of_phone["id"]).said(), missing);
    assert_eq!(revoke(&desk, &json!("0123456789abcdef")).said(), missing);
    let mut socket = phone.listen();
    assert_eq!(revoke(&desk, &of_phone["id"]).status, 204);
    assert_eq!(socket.closed(), 4001);
    assert_eq!(phone.get("me").said(), (401, "not_logged_in".into()));
    assert_eq!(desk.get("devices").json().as_array().unwrap().len(), 1);
    // The current one: a logout.
    assert_eq!(revoke(&desk, &of_desk["id"]).status, 204);
    assert_eq!(desk.get("me").status, 401);
    assert_eq!(office.get("me").status, 200);
}

#[test]
fn an_admin_ends_a_lost_phones_session_and_the_log_says_so() {
    let county = County::start(Content::Tongxin);
    let admin = county.login("admin");
    let (phone, desk) = (login(&county, "clerk", PHONE), login(&county, "clerk", DESK));
    let devices = admin.get("accounts/devices?name=clerk").json();
    assert_eq!(devices.as_array().unwrap().len(), 2);
    assert!(devices.as_array().unwrap().iter().all(|device| device["current"] == false));
    let id = device(&devices, PHONE)["id"].clone();
    let missing = admin.get("accounts/devices?name=nobody");
    assert_eq!(missing.said(), (422, "no_such_account".into()));
    let revoke =
        |name: &str| admin.post("accounts/devices/revoke", &json!({ "name": name, "id": id }));
    assert_eq!(revoke("office").said(), (422, "no_such_device".into()));
    let mut socket = phone.listen();
    assert_eq!(revoke("clerk").status, 204);
    assert_eq!(socket.closed(), 4001);
    assert_eq!((phone.get("me").status, desk.get("me").status), (401, 200));

    let rows = county.login("auditor").log();
    verified(&rows);
    let row = rows.iter().find(|row| row["header"]["act"] == "session_revoked").unwrap();
    assert_eq!(row["header"]["actor"], json!(admin.actor()));
    assert_eq!(row["header"]["subject"], json!(desk.actor()));
    assert_eq!(row["payload"], json!({ "account": "clerk", "device": id }));
}
