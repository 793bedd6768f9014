// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace gatehouse {

// What went wrong, as a machine can act on it. Which HTTP status a kind becomes is decided in one
// place, pipeline/error_reply.cpp.
enum class ErrorKind {
    InvalidInput,  // the bytes or the document offend a rule
    NotFound,      // what was named does not exist
    Conflict,      // exists already, is in use, is locked by somebody else
    Unavailable,   // it exists but cannot be used now (no node, locked keychain, full disk)
    Refused,       // the peer did not accept the connection
    ConnectionLost,// the peer went away in the middle
    Timeout,
    ProtocolError, // the peer spoke nonsense
    Tls,           // handshake or certificate
    Cancelled,     // we gave up on purpose
    Io,            // files
    Internal,      // a defect of ours
};

// Who caused it (Pingora's distinction): decides who is blamed in logs and whether a retry can help.
enum class ErrorSource { Client, Upstream, Gateway };

struct Error {
    ErrorKind kind = ErrorKind::Internal;
    ErrorSource source = ErrorSource::Gateway;
    bool retryable = false; // nothing reached the peer, so trying another node is safe
    QString message;        // fact, cause, action; technical English; holds no secret

    bool operator==(const Error &) const = default;
};

} // namespace gatehouse
