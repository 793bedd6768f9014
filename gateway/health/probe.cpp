// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/health/probe.h"

#include <QNetworkProxy>
#include <QTimerEvent>

namespace gatehouse::health {

namespace {

constexpr qint64 maxLine = 8 * 1024;

// Configured text goes onto the wire: whatever could end a line is left out.
QByteArray oneLine(QByteArray text)
{
    text.removeIf([](char c) { return c == '\r' || c == '\n' || c == '\0'; });
    return text;
}

QByteArray requestOf(const Active &settings, const QByteArray &host)
{
    QByteArray out = oneLine(settings.method) + ' ' + oneLine(settings.path).replace(' ', "%20")
        + " HTTP/1.1\r\nConnection: close\r\n";
    for (const QByteArray &header : settings.headers)
        out += oneLine(header) + "\r\n";
    out += "Host: " + oneLine(host) + "\r\n";
    if (!settings.body.isEmpty())
        out += "Content-Length: " + QByteArray::number(settings.body.size()) + "\r\n";
    return out + "\r\n" + settings.body;
}

// "HTTP/1.1 200 OK" -> 200; 0 if it is no status line.
int statusOf(QByteArrayView line)
{
    if (!line.startsWith("HTTP/"))
        return 0;
    const qsizetype blank = line.indexOf(' ');
    if (blank < 0)
        return 0;
    const QByteArrayView code =
        line.sliced(blank + 1).first(std::min<qsizetype>(3, line.size() - blank - 1));
    return code.size() == 3 ? code.toInt() : 0;
}

} // namespace

Probe::Probe(const Active &settings, const Watched &watched, Done done, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_name(watched.hostHeader.isEmpty() ? watched.target->hostName() : watched.hostHeader)
    , m_done(std::move(done))
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    m_timer.start(int(settings.timeout.count()), Qt::CoarseTimer, this);
    connect(&m_socket, &QAbstractSocket::errorOccurred, this, [this] {
        read();
        end(Sign::TcpFailure);
    });
    connectNow(watched);
}

void Probe::connectNow(const Watched &watched)
{
    const QString host = QString::fromUtf8(watched.target->host());
    if (m_settings.kind != Kind::Https) {
        connect(&m_socket, &QAbstractSocket::connected, this, &Probe::send);
        m_socket.connectToHost(host, watched.target->port());
        return;
    }
    connect(&m_socket, &QSslSocket::encrypted, this, &Probe::send);
    if (!m_settings.verifyCertificate)
        m_socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    m_socket.connectToHostEncrypted(host, watched.target->port(), QString::fromUtf8(m_name));
}

void Probe::send()
{
    if (m_settings.kind == Kind::Tcp) {
        end(Sign::Success);
        return;
    }
    connect(&m_socket, &QIODevice::readyRead, this, &Probe::read);
    m_socket.write(requestOf(m_settings, m_name));
}

void Probe::read()
{
    m_line += m_socket.read(maxLine - m_line.size());
    const qsizetype newline = m_line.indexOf('\n');
    if (newline >= 0 || m_line.size() >= maxLine)
        end(statusOf(QByteArrayView(m_line).first(std::max<qsizetype>(newline, 0))));
}

void Probe::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        end(Sign::Timeout);
}

void Probe::end(Finding finding)
{
    const Done done = std::exchange(m_done, nullptr);
    if (!done)
        return;
    m_timer.stop();
    m_socket.disconnect(this);
    m_socket.abort();
    deleteLater();
    done(finding);
}

} // namespace gatehouse::health
