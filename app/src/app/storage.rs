//! Small choices of this device, kept in the browser's local storage. Where the browser has none, a
//! choice holds until the page is closed.

/// What is kept under `key`.
pub fn get(key: &str) -> Option<String> {
    local()?.get_item(key).ok()?
}

/// Keeps `value` under `key`.
pub fn set(key: &str, value: &str) {
    if let Some(storage) = local() {
        // Fails where the storage is full or switched off: the choice then holds for this page.
        let _for_this_page_only = storage.set_item(key, value);
    }
}

fn local() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}
