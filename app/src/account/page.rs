//! The page of `/me`.

use leptos::prelude::*;

use super::about::About;
use super::acting::ActingFor;
use super::delegates::Delegates;
use super::delivery::Delivery;
use super::devices::Devices;
use super::leave::Leave;
use super::look::Look;
use super::manage::Manage;
use super::password::Password;
use super::storage::Storage;
use super::who::Who;
use crate::record::RecordLinks;
use crate::text;
use crate::ui::PageHead;

/// 我的.
#[component]
pub fn AccountPage() -> impl IntoView {
    view! {
        <PageHead title=text::account().title/>
        <div class="account">
            <Who/>
            <ActingFor/>
            <Delegates/>
            <Delivery/>
            <RecordLinks/>
            <Manage/>
            <Look/>
            <Password/>
            <Devices/>
            <Storage/>
            <About/>
            <Leave/>
        </div>
    }
}
