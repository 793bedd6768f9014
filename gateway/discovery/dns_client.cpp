// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/discovery/dns_client.h"

#include <QFile>

#include <ares.h>
#include <arpa/nameser.h>

namespace gatehouse::discovery {

namespace {

struct Call {
    int type = 0;
    DnsClient::Answer answer;
};

} // namespace

QStringList nameServersOf(const QString &resolvConf)
{
    QStringList out;
    QFile file(resolvConf);
    if (!file.open(QIODevice::ReadOnly))
        return out;
    for (const QByteArray &line : file.read(64 * 1024).split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() >= 2 && words[0] == "nameserver")
            out.append(QString::fromLatin1(words[1]));
    }
    return out;
}

DnsClient::DnsClient(const QStringList &servers, std::chrono::milliseconds timeout)
{
    ares_library_init(ARES_LIB_INIT_ALL);
    ares_options options{};
    options.timeout = int(timeout.count());
    options.tries = 3;
    options.sock_state_cb = &DnsClient::socketChanged;
    options.sock_state_cb_data = this;
    const int mask = ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES | ARES_OPT_SOCK_STATE_CB;
    if (ares_init_options(&m_channel, &options, mask) != ARES_SUCCESS)
        m_channel = nullptr;
    const QByteArray list = servers.join(u',').toLatin1();
    if (m_channel && !list.isEmpty()
        && ares_set_servers_ports_csv(m_channel, list.constData()) != ARES_SUCCESS) {
        ares_destroy(m_channel);
        m_channel = nullptr;
    }
    m_timer.setInterval(timeout / 2);
    connect(&m_timer, &QTimer::timeout, this,
            [this] { process(ARES_SOCKET_BAD, ARES_SOCKET_BAD); });
}

DnsClient::~DnsClient()
{
    if (m_channel)
        ares_destroy(m_channel);
    ares_library_cleanup();
}

void DnsClient::ask(const QByteArray &name, int type, Answer answer)
{
    if (!m_channel)
        return answer({DnsReply::Outcome::Failed, {}, u"the name servers cannot be used"_qs});
    auto *call = new Call{type, std::move(answer)};
    ares_query(m_channel, name.constData(), ns_c_in, type, &DnsClient::answered, call);
    m_timer.start();
}

void DnsClient::answered(void *data, int status, int, uchar *octets, int length)
{
    const std::unique_ptr<Call> call(static_cast<Call *>(data));
    if (status == ARES_EDESTRUCTION || status == ARES_ECANCELLED)
        return;
    DnsReply reply;
    if (status == ARES_ENODATA || status == ARES_ENOTFOUND) {
        reply.outcome = DnsReply::Outcome::Absent;
        reply.fault = u"there is no such name"_qs;
    } else if (status != ARES_SUCCESS) {
        reply.fault = QString::fromLatin1(ares_strerror(status));
    } else if (auto records = readDnsAnswer({octets, length})) {
        reply.records = *records;
        const bool found = std::any_of(records->begin(), records->end(),
                                       [&](const auto &r) { return r.type == call->type; });
        reply.outcome = found ? DnsReply::Outcome::Found : DnsReply::Outcome::Absent;
    } else {
        reply.fault = u"the name server's answer is malformed"_qs;
    }
    call->answer(reply);
}

void DnsClient::socketChanged(void *self, int socket, int readable, int writable)
{
    static_cast<DnsClient *>(self)->watch(socket, QSocketNotifier::Read, readable != 0);
    static_cast<DnsClient *>(self)->watch(socket, QSocketNotifier::Write, writable != 0);
}

void DnsClient::watch(int socket, QSocketNotifier::Type type, bool wanted)
{
    const QPair<int, int> key(socket, int(type));
    if (!wanted) {
        if (QSocketNotifier *notifier = m_notifiers.take(key)) {
            notifier->setEnabled(false);
            notifier->deleteLater();
        }
        return;
    }
    if (m_notifiers.contains(key))
        return;
    auto *notifier = new QSocketNotifier(socket, type, this);
    m_notifiers.insert(key, notifier);
    connect(notifier, &QSocketNotifier::activated, this, [this, socket, type] {
        const bool reads = type == QSocketNotifier::Read;
        process(reads ? socket : ARES_SOCKET_BAD, reads ? ARES_SOCKET_BAD : socket);
    });
}

void DnsClient::process(int readable, int writable)
{
    ares_process_fd(m_channel, readable, writable);
    timeval unused;
    if (!ares_timeout(m_channel, nullptr, &unused))
        m_timer.stop();
}

} // namespace gatehouse::discovery
