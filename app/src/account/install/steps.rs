//! The steps of each place, in words.

use super::place::Place;
use crate::text;
use crate::text::Steps;

/// Every place that there are steps for, in the order that other places are listed in.
pub const ALL: [Place; 9] = [
    Place::AndroidChrome,
    Place::Xiaomi,
    Place::AndroidOther,
    Place::AppleSafari,
    Place::AppleOther,
    Place::WeChat,
    Place::OtherApp,
    Place::DesktopChrome,
    Place::DesktopOther,
];

/// The steps there.
pub fn of(place: Place) -> &'static Steps {
    let words = text::install();
    match place {
        Place::Installed => &words.installed,
        Place::WeChat => &words.wechat,
        Place::OtherApp => &words.other_app,
        Place::Xiaomi => &words.xiaomi,
        Place::AndroidChrome => &words.android_chrome,
        Place::AndroidOther => &words.android_other,
        Place::AppleSafari => &words.apple_safari,
        Place::AppleOther => &words.apple_other,
        Place::DesktopChrome => &words.desktop_chrome,
        Place::DesktopOther => &words.desktop_other,
    }
}
