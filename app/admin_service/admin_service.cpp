// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/admin_service/admin_service.h"

#include "app/keys/key_service.h"

#include <QUrl>

namespace gatehouse::app {

static constexpr QLatin1String keyPath("admin-api/key");

AdminService::AdminService(SecretStore &secrets, const plugin::Registry &plugins,
                           MakeStore makeStore, QObject *parent)
    : QObject(parent)
    , m_secrets(secrets)
    , m_plugins(plugins)
    , m_makeStore(std::move(makeStore))
{
    connect(&m_secrets, &SecretStore::stateChanged, this, &AdminService::secretsChanged);
}

void AdminService::set(const Wanted &wanted)
{
    if (wanted == m_wanted && m_state != State::Failed)
        return;
    m_wanted = wanted;
    m_endpoint.reset();
    m_port = 0;
    m_problem.clear();
    m_lacksKey = false;
    ++m_round;
    m_state = wanted.on ? State::Opening : State::Off;
    emit changed();
    if (wanted.on)
        open();
}

void AdminService::open()
{
    readKey(this, [this, round = m_round](const Result<QByteArray> &key) {
        if (round != m_round)
            return;
        if (key)
            return listen(*key);
        m_lacksKey = true;
        failed(key.error().message);
    });
}

void AdminService::listen(const QByteArray &key)
{
    QHostAddress address;
    if (!address.setAddress(m_wanted.address))
        return failed(u"\"%1\" is no IP address to listen on"_qs.arg(m_wanted.address));
    auto endpoint = std::make_unique<AdminEndpoint>(m_makeStore(), m_plugins, key);
    const Result<quint16> port = endpoint->listen(address, m_wanted.port);
    if (!port)
        return failed(port.error().message);
    m_endpoint = std::move(endpoint);
    m_port = *port;
    m_state = State::Listening;
    emit changed();
}

void AdminService::failed(const QString &problem)
{
    m_problem = problem;
    m_state = State::Failed;
    emit changed();
}

// Unlocked, or the user goes on with keys in memory.
void AdminService::secretsChanged()
{
    const SecretStore::State now = m_secrets.state();
    const bool opened =
        now == SecretStore::State::Available || now == SecretStore::State::MemoryOnly;
    if (m_state == State::Failed && m_lacksKey && opened)
        set(Wanted(m_wanted));
}

QString AdminService::url() const
{
    if (m_state != State::Listening)
        return {};
    QUrl url;
    url.setScheme(u"http"_qs);
    url.setHost(m_wanted.address);
    url.setPort(m_port);
    url.setPath(u"/apisix/admin"_qs);
    return url.toString();
}

void AdminService::readKey(QObject *context, std::function<void(Result<QByteArray>)> done)
{
    const auto told = [guard = QPointer<QObject>(context),
                       done = std::move(done)](const Result<QByteArray> &key) {
        if (guard)
            done(key);
    };
    m_secrets.read(keyPath, [this, told](const Result<QByteArray> &known) {
        if (known || known.error().kind != ErrorKind::NotFound)
            return told(known);
        const QByteArray key = KeyService::generate();
        m_secrets.write(keyPath, key, [told, key](const Result<void> &written) {
            told(written ? Result<QByteArray>(key) : Result<QByteArray>(fail(written.error())));
        });
    });
}

} // namespace gatehouse::app
