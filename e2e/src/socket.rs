//! A live socket (RFC 6455), as far as listening takes: the server's frames are whole and short.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// What came over a socket.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Heard {
    /// Words.
    Text(String),
    /// The server closed it, with this code.
    Closed(u16),
}

/// A socket that is open.
pub struct Socket(BufReader<TcpStream>);

const TEXT: u8 = 1;
const CLOSE: u8 = 8;

impl Socket {
    /// Opens the socket at `path` of the server at `url`.
    pub fn open(url: &str, path: &str) -> Socket {
        let server = url.trim_start_matches("http://");
        let mut stream = TcpStream::connect(server).expect("the server listens");
        let head = format!(
            "GET {path} HTTP/1.1\r\nhost: {server}\r\nconnection: upgrade\r\n\
             upgrade: websocket\r\nsec-websocket-version: 13\r\n\
             sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).expect("the server reads");
        let mut socket = Socket(BufReader::new(stream));
        let status = socket.line();
        assert_eq!(status.split(' ').nth(1), Some("101"), "{status}");
        while !socket.line().is_empty() {}
        socket
    }

    /// Waits for the next thing that comes.
    pub fn hear(&mut self) -> Heard {
        let [first, length] = self.bytes();
        let length = match length {
            126 => usize::from(u16::from_be_bytes(self.bytes())),
            short => usize::from(short),
        };
        let mut payload = vec![0; length];
        self.0.read_exact(&mut payload).expect("a whole frame");
        match first & 0x0f {
            TEXT => Heard::Text(String::from_utf8(payload).expect("words")),
            CLOSE => Heard::Closed(u16::from_be_bytes([payload[0], payload[1]])),
            other => panic!("a frame of kind {other}"),
        }
    }

    /// Waits for the next thing, but no longer than until then.
    pub fn hear_before(&mut self, until: Instant) -> Option<Heard> {
        if self.0.buffer().is_empty() {
            let left = until.saturating_duration_since(Instant::now());
            // No waiting at all cannot be said that way.
            let left = left.max(Duration::from_millis(1));
            self.0.get_ref().set_read_timeout(Some(left)).expect("a time to wait");
            let came = self.0.fill_buf().map(|bytes| !bytes.is_empty());
            self.0.get_ref().set_read_timeout(None).expect("no time to wait");
            match came {
                Ok(true) => {}
                Ok(false) => panic!("the server has gone"),
                Err(_) => return None,
            }
        }
        Some(self.hear())
    }

    /// Waits until the server closes it; the code.
    pub fn closed(&mut self) -> u16 {
        loop {
            if let Heard::Closed(code) = self.hear() {
                return code;
            }
        }
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.0.read_line(&mut line).expect("a line");
        line.trim_end().to_owned()
    }

    fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.read_exact(&mut bytes).expect("the socket is open");
        bytes
    }
}
