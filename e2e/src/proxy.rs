//! A proxy between a device and the server that can hold the server's answer back: when the first
//! byte of an answer has come, what it answers is on the server's disk, and the device knows nothing.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

/// Passes one connection to the server, keeps the answer, and tells when it has begun to come.
pub struct HoldingProxy {
    /// Where the device is to connect.
    pub url: String,
    held: Receiver<()>,
    release: Sender<()>,
}

impl HoldingProxy {
    /// Stands before the server at `url`, for one connection.
    pub fn before(url: &str) -> HoldingProxy {
        let target = url.trim_start_matches("http://").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let (tell, held) = mpsc::channel();
        let (release, released) = mpsc::channel();
        thread::spawn(move || {
            let (device, _) = listener.accept().expect("the device connects");
            let server = TcpStream::connect(target).expect("the server listens");
            hold(device, server, &tell, &released);
        });
        HoldingProxy { url: format!("http://127.0.0.1:{port}"), held, release }
    }

    /// Waits until the server has begun to answer.
    pub fn wait(&self) {
        self.held.recv().expect("the server answers");
    }

    /// Cuts the device off.
    pub fn cut(self) {
        self.release.send(()).expect("the proxy stands");
    }
}

fn hold(device: TcpStream, server: TcpStream, tell: &Sender<()>, released: &Receiver<()>) {
    let (mut from_device, mut to_server) =
        (device.try_clone().expect("a stream"), server.try_clone().expect("a stream"));
    thread::spawn(move || {
        // Ends when either side has closed.
        let _closed = std::io::copy(&mut from_device, &mut to_server);
        let _closed = to_server.flush();
    });
    let mut first = [0; 1];
    let mut server = server;
    server.read_exact(&mut first).expect("the server answers");
    tell.send(()).expect("the test waits");
    released.recv().expect("the test decides");
    device.shutdown(Shutdown::Both).expect("the device was connected");
}
