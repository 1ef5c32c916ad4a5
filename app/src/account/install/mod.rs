//! 安装到桌面: where this page runs, and how it comes to the home screen from there.

mod offer;
mod page;
mod place;
mod steps;

pub use page::InstallPage;
