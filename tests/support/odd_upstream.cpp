// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/odd_upstream.h"

#include "tests/support/odd_script.h"

#include <QRegularExpression>
#include <QSslSocket>
#include <QTcpServer>
#include <QTimer>

#include <memory>

#include <sys/socket.h>

namespace gatehouse::test {

namespace {

constexpr qint64 kInFlight = 256 * 1024;

// One connection: reads a request, plays its script, reads the next.
class OddPeer final : public QObject
{
public:
    OddPeer(QTcpSocket *socket, OddLedger &ledger, QRandomGenerator &random, QObject *parent)
        : QObject(parent)
        , m_socket(socket)
        , m_ledger(ledger)
        , m_random(random)
    {
        socket->setParent(this);
        ledger.add("connections");
        ledger.add("live");
        connect(socket, &QIODevice::readyRead, this, &OddPeer::onReadyRead);
        connect(socket, &QIODevice::bytesWritten, this, &OddPeer::onWritten);
        connect(socket, &QAbstractSocket::disconnected, this, &QObject::deleteLater);
        connect(&m_timer, &QTimer::timeout, this, &OddPeer::play);
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
    }
    ~OddPeer() override { m_ledger.add("live", -1); }

private:
    void onReadyRead()
    {
        if (m_deaf)
            return;
        m_input += m_socket->readAll();
        next();
    }

    void next()
    {
        while (!m_busy && takeRequest()) {
            m_busy = true;
            m_ledger.add(m_request.method + ' ' + m_request.path());
            m_ledger.setLastHead(m_request.head);
            m_steps = oddScript(m_request, m_ledger, m_random);
            play();
        }
    }

    bool takeRequest()
    {
        const qsizetype end = m_input.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        m_request.head = m_input.left(end);
        const QList<QByteArray> line = m_request.head.split('\r').first().split(' ');
        m_request.method = line.value(0);
        m_request.target = line.value(1);
        if (m_request.path() == "/noread")
            return goDeaf();
        const qsizetype size = bodySize(end + 4);
        if (size < 0)
            return false;
        m_request.body = m_input.mid(end + 4, size);
        m_input.remove(0, end + 4 + size);
        m_request.nth = ++m_served;
        return true;
    }

    bool goDeaf()
    {
        m_deaf = true;
        m_socket->setReadBufferSize(1);
        m_ledger.add("deaf");
        return false;
    }

    // -1: not all is here.
    qsizetype bodySize(qsizetype from) const
    {
        static const QRegularExpression length(QStringLiteral("(?i)\ncontent-length:\\s*(\\d+)"));
        const QString head = QString::fromLatin1(m_request.head);
        if (head.contains(QLatin1String("transfer-encoding: chunked"), Qt::CaseInsensitive)) {
            const qsizetype last =
                m_input.startsWith("0\r\n") ? from : m_input.indexOf("\r\n0\r\n", from - 2);
            const qsizetype end = last < 0 ? -1 : m_input.indexOf("\r\n\r\n", last + 2);
            return end < 0 ? -1 : end + 4 - from;
        }
        const auto match = length.match(head);
        const qsizetype size = match.hasMatch() ? match.captured(1).toInt() : 0;
        return m_input.size() >= from + size ? size : -1;
    }

    void play()
    {
        while (!m_steps.isEmpty()) {
            OddStep &step = m_steps.first();
            if (step.kind == OddStep::Repeat && step.n-- > 0) {
                if (m_socket->write(step.octets), m_socket->bytesToWrite() > kInFlight)
                    return; // goes on when some have left
                continue;
            }
            const OddStep done = m_steps.takeFirst();
            if (done.kind == OddStep::Silence)
                return;
            if (done.kind == OddStep::Pause)
                return m_timer.start(done.n);
            if (done.kind == OddStep::Write) {
                m_socket->write(done.octets);
                m_socket->flush();
            } else if (done.kind == OddStep::Close) {
                return m_socket->disconnectFromHost();
            } else if (done.kind == OddStep::Reset) {
                return reset();
            }
        }
        m_busy = false;
        next();
    }

    void reset()
    {
        const struct linger hard = {1, 0};
        ::setsockopt(int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        m_socket->abort();
        deleteLater();
    }

    void onWritten(qint64 octets)
    {
        if (m_request.path() != "/big")
            return;
        m_ledger.add("written", int(octets));
        if (m_busy && m_socket->bytesToWrite() == 0)
            play();
    }

    QTcpSocket *m_socket;
    OddLedger &m_ledger;
    QRandomGenerator &m_random;
    QTimer m_timer;
    QByteArray m_input;
    OddRequest m_request;
    QList<OddStep> m_steps;
    int m_served = 0;
    bool m_busy = false;
    bool m_deaf = false;
};

class OddServer final : public QTcpServer
{
public:
    OddServer(const OddUpstream::Options &options, OddLedger &ledger)
        : m_options(options)
        , m_ledger(ledger)
        , m_random(options.seed)
    {
        setListenBacklogSize(512);
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        QTcpSocket *socket = m_options.tls ? new QSslSocket : new QTcpSocket;
        socket->setSocketDescriptor(descriptor);
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        if (auto *tls = qobject_cast<QSslSocket *>(socket)) {
            tls->setSslConfiguration(*m_options.tls);
            tls->startServerEncryption();
        }
        new OddPeer(socket, m_ledger, m_random, this);
    }

private:
    const OddUpstream::Options &m_options;
    OddLedger &m_ledger;
    QRandomGenerator m_random;
};

} // namespace

void OddLedger::add(const QByteArray &key, int n)
{
    const QMutexLocker lock(&m_mutex);
    m_counts[key] += n;
}

int OddLedger::count(const QByteArray &key) const
{
    const QMutexLocker lock(&m_mutex);
    return m_counts.value(key);
}

void OddLedger::setLastHead(const QByteArray &head)
{
    const QMutexLocker lock(&m_mutex);
    m_lastHead = head;
}

QByteArray OddLedger::lastHead() const
{
    const QMutexLocker lock(&m_mutex);
    return m_lastHead;
}

OddUpstream::OddUpstream()
    : OddUpstream(Options())
{
}

OddUpstream::OddUpstream(Options options)
    : m_options(std::move(options))
{
    auto *server = new OddServer(m_options, m_ledger);
    m_server = server;
    m_thread.start();
    server->moveToThread(&m_thread);
    QMetaObject::invokeMethod(
        server,
        [this, server] { m_port = server->listen(m_options.address) ? server->serverPort() : 0; },
        Qt::BlockingQueuedConnection);
}

OddUpstream::~OddUpstream()
{
    QMetaObject::invokeMethod(
        m_server, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

} // namespace gatehouse::test
