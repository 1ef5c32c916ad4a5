//! A gateway for notices: it tells the test what it was sent, and answers as the test says.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{self, Receiver, Sender, TryRecvError};
use std::thread;
use std::time::Instant;

use serde_json::Value;

/// Something that was posted to the gateway.
pub struct Posted {
    /// The request line: method and path.
    pub line: String,
    /// Headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body, byte by byte what was signed.
    pub body: String,
    /// When it had come.
    pub at: Instant,
}

impl Posted {
    /// The first header of this name, or nothing.
    pub fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(this, _)| this == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("not JSON: {}", self.body))
    }

    /// Who is told of how many.
    pub fn told(&self) -> (String, u64) {
        let body = self.json();
        let account = body["account"].as_str().expect("an account").to_owned();
        (account, body["unread"].as_u64().expect("a count"))
    }
}

/// A gateway that listens on this machine for as long as it stands.
pub struct Gateway {
    /// Where notices go.
    pub url: String,
    posted: Receiver<Posted>,
    answers: Sender<u16>,
}

impl Gateway {
    /// One that has nothing to say yet: each request waits until [`Gateway::answer`].
    pub fn start() -> Gateway {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let (tell, posted) = mpsc::channel();
        let (answers, answer) = mpsc::channel();
        thread::spawn(move || {
            for connection in listener.incoming().map_while(Result::ok) {
                if serve(connection, &tell, &answer).is_none() {
                    return;
                }
            }
        });
        Gateway { url: format!("http://127.0.0.1:{port}/guatu"), posted, answers }
    }

    /// Waits for the next post, which then waits for its answer.
    pub fn next(&self) -> Posted {
        self.posted.recv().expect("the gateway listens")
    }

    /// Answers it, or one that is still to come.
    pub fn answer(&self, status: u16) {
        self.answers.send(status).expect("the gateway listens");
    }

    /// Waits for the next post and takes it.
    pub fn take(&self) -> Posted {
        let posted = self.next();
        self.answer(204);
        posted
    }

    /// What has come and was not waited for.
    pub fn if_any(&self) -> Option<Posted> {
        match self.posted.try_recv() {
            Ok(posted) => Some(posted),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => panic!("the gateway listens"),
        }
    }
}

/// `None` where the test is over.
fn serve(connection: TcpStream, tell: &Sender<Posted>, answer: &Receiver<u16>) -> Option<()> {
    let mut reader = BufReader::new(connection);
    let mut line = || {
        let mut line = String::new();
        reader.read_line(&mut line).expect("the county writes");
        line.trim_end().to_owned()
    };
    let first = line();
    let mut headers = Vec::new();
    loop {
        let header = line();
        let Some((name, value)) = header.split_once(": ") else { break };
        headers.push((name.to_ascii_lowercase(), value.to_owned()));
    }
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length = length.and_then(|(_, length)| length.parse().ok()).expect("a length");
    let mut body = vec![0; length];
    reader.read_exact(&mut body).expect("a whole body");
    let body = String::from_utf8(body).expect("UTF-8");
    tell.send(Posted { line: first, headers, body, at: Instant::now() }).ok()?;
    let status = answer.recv().ok()?;
    let head = format!("HTTP/1.1 {status} Said\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
    // Whoever has hung up meanwhile does not hear it.
    let _heard = reader.get_mut().write_all(head.as_bytes());
    Some(())
}
