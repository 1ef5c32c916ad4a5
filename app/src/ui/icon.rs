//! Icons: one stroke path each, on a grid of 24.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Icon {
    /// A person and a plus.
    Assign,
    /// A bell.
    Bell,
    /// A crossed circle.
    Block,
    /// Boards of different height.
    Boards,
    /// A calendar's page.
    Calendar,
    /// A tick.
    Check,
    /// A crossed cloud.
    CloudOff,
    /// A speech bubble.
    Comment,
    /// A cross.
    Cross,
    /// A sheet with lines.
    Document,
    /// Down onto a line.
    Download,
    /// A pencil.
    Edit,
    /// Four squares.
    Grid,
    /// A key.
    Key,
    /// Lines with dots.
    List,
    /// Out of a door.
    LogOut,
    /// A person.
    Me,
    /// A microphone.
    Microphone,
    /// Three dots.
    More,
    /// Two people.
    People,
    /// A plus.
    Plus,
    /// An arrow that turns back.
    Return,
    /// A magnifying glass.
    Search,
    /// A paper plane.
    Send,
    /// One path into two.
    Split,
    /// A rubber stamp.
    Stamp,
    /// Two arrows in a circle.
    Sync,
    /// Lines of text.
    Text,
    /// A bin.
    Trash,
    /// A triangle with an exclamation mark.
    Warn,
    /// Lines of a list.
    Work,
}

/// Draws an icon in the colour of the text around it. It says nothing by itself.
#[component]
pub fn Glyph(
    /// Which.
    icon: Icon,
) -> impl IntoView {
    view! {
        <svg class="glyph" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=path(icon)/>
        </svg>
    }
}

fn path(icon: Icon) -> &'static str {
    match icon {
        Icon::Assign => {
            "M6 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0M3 20c.8-4 3.6-5.5 6.5-5.5s5 1.3 6 4M18 \
             8.5v6M15 11.5h6"
        }
        Icon::Bell => {
            "M6.5 16.5V11a5.5 5.5 0 0 1 11 0v5.5zM4.5 16.5h15M10.5 19.5a1.6 1.6 0 0 0 3 0"
        }
        Icon::Block => "M4 12a8 8 0 1 0 16 0a8 8 0 1 0-16 0M6.4 6.4l11.2 11.2",
        Icon::Boards => "M4 4h6v7H4zM14 4h6v4h-6zM4 15h6v5H4zM14 12h6v8h-6z",
        Icon::Calendar => "M4.5 6.5h15v13h-15zM4.5 10.5h15M8.5 4v4M15.5 4v4",
        Icon::Check => "M5 12.5l5 5L19.5 7",
        Icon::CloudOff => {
            "M7.5 8.8A4.6 4.6 0 0 0 7.5 18h9.3M10 7.6a5 5 0 0 1 7 3.9a3.4 3.4 0 0 1 2.4 \
             5M4 4l16 16"
        }
        Icon::Comment => "M5 5h14v11H9l-4 4z",
        Icon::Cross => "M6 6l12 12M18 6 6 18",
        Icon::Document => "M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5M9 12.5h6.5M9 16h6.5",
        Icon::Download => "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 19.5h14",
        Icon::Edit => "M4.5 19.5l1-4L16 5l3 3L8.5 18.5zM13.5 7.5l3 3",
        Icon::Grid => "M4 4h6.5v6.5H4zM13.5 4H20v6.5h-6.5zM4 13.5h6.5V20H4zM13.5 13.5H20V20h-6.5z",
        Icon::Key => "M4 15.5a4 4 0 1 0 8 0a4 4 0 1 0-8 0M11 12.7 19.5 4M16 7.5l3 3",
        Icon::List => "M8.5 6H20M8.5 12H20M8.5 18H20M4.5 6h.01M4.5 12h.01M4.5 18h.01",
        Icon::LogOut => "M10 4.5H5v15h5M14.5 8l4 4-4 4M9.5 12h9",
        Icon::Me => "M8.5 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0M5 20c1-4 4-5.5 7-5.5s6 1.5 7 5.5",
        Icon::Microphone => {
            "M9.5 6.5a2.5 2.5 0 0 1 5 0V11a2.5 2.5 0 0 1-5 0zM6 11a6 6 0 0 0 12 0M12 17v3.5M8.5 20.5h7"
        }
        Icon::Stamp => {
            "M9.5 13.5 9 9.7a3.2 3.2 0 1 1 6 0l-.5 3.8h3a1.8 1.8 0 0 1 1.8 1.8v1.7H4.7v-1.7a1.8 1.8 0 0 1 1.8-1.8zM5 20h14"
        }
        Icon::More => {
            "M5 12a.7.7 0 1 0 1.4 0a.7.7 0 1 0-1.4 0M11.3 12a.7.7 0 1 0 1.4 0a.7.7 0 1 0-1.4 \
             0M17.6 12a.7.7 0 1 0 1.4 0a.7.7 0 1 0-1.4 0"
        }
        Icon::People => {
            "M5.5 8.5a3 3 0 1 0 6 0a3 3 0 1 0-6 0M3 19c.6-3.5 2.8-5 5.5-5s4.9 1.5 5.5 5M14.5 5.7a3 3 0 0 1 0 5.6M16.5 14.3c2.4.4 4 1.9 4.5 4.7"
        }
        Icon::Plus => "M12 5v14M5 12h14",
        Icon::Return => "M9 6l-4.5 4.5L9 15M5 10.5h9.5a4.5 4.5 0 0 1 0 9H11",
        Icon::Search => "M4.5 10.5a6 6 0 1 0 12 0a6 6 0 1 0-12 0M15 15l5 5",
        Icon::Send => "M4 11.5 20 4l-5.5 16-3.5-6.5zM11 13.5 20 4",
        Icon::Split => "M12 4v5M12 9c0 4-6 3-6 7v4M12 9c0 4 6 3 6 7v4",
        Icon::Sync => "M19 8A7.5 7.5 0 0 0 5.5 9.5M5 16a7.5 7.5 0 0 0 13.5-1.5M19 4v4h-4M5 20v-4h4",
        Icon::Text => "M5 6h14M5 11h14M5 16h8",
        Icon::Trash => {
            "M5 6.5h14M9.5 6.5V4h5v2.5M7 6.5l.8 13.5h8.4L17 6.5M10.5 10.5V16M13.5 10.5V16"
        }
        Icon::Warn => "M12 4.5 20.5 19h-17zM12 10v4.5M12 16.8h.01",
        Icon::Work => "M4 6h16M4 12h16M4 18h10",
    }
}
