// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/redis_server.h"

#include <QTcpServer>
#include <QTest>

namespace gatehouse::test {

namespace {

constexpr int patience = 20'000; // ms

redis::Done into(std::optional<Result<redis::Reply>> &answer)
{
    return [&answer](Result<redis::Reply> reply) { answer.emplace(std::move(reply)); };
}

} // namespace

quint16 freePort()
{
    QTcpServer probe;
    if (!probe.listen(QHostAddress::LocalHost))
        qFatal("no free port: %s", qPrintable(probe.errorString()));
    return probe.serverPort();
}

RedisServer::RedisServer(const QStringList &arguments, const QByteArray &config)
    : m_arguments(arguments)
    , m_config(config)
{
    start();
}

RedisServer::~RedisServer()
{
    stop();
}

void RedisServer::start()
{
    for (int attempt = 0; attempt < 5; ++attempt) {
        const quint16 port = m_port ? m_port : freePort();
        QStringList arguments;
        if (!m_config.isEmpty()) {
            QFile file(m_folder.filePath(u"redis.conf"_qs));
            if (!file.open(QIODevice::WriteOnly) || file.write(m_config) < 0)
                qFatal("cannot write %s", qPrintable(file.fileName()));
            arguments.append(file.fileName());
        }
        arguments += {u"--port"_qs, QString::number(port), u"--bind"_qs, u"127.0.0.1"_qs,
                      u"--dir"_qs,  m_folder.path(),       u"--save"_qs, QString()};
        arguments += m_arguments;
        m_process = std::make_unique<QProcess>();
        m_process->setProcessChannelMode(QProcess::MergedChannels);
        m_process->start(u"redis-server"_qs, arguments);
        QByteArray said;
        const bool ran = QTest::qWaitFor(
            [&] {
                said += m_process->readAll();
                return said.contains("Ready to accept") || said.contains("Sentinel ID is")
                    || m_process->state() == QProcess::NotRunning;
            },
            patience);
        if (ran && m_process->state() == QProcess::Running) {
            m_port = port;
            return;
        }
        if (m_process->error() == QProcess::FailedToStart)
            qFatal("redis-server is not installed");
        qWarning("redis-server: %s", said.constData());
    }
    qFatal("redis-server does not start");
}

void RedisServer::stop()
{
    if (!m_process)
        return;
    m_process->kill();
    m_process->waitForFinished();
    m_process.reset();
}

redis::Reply RedisServer::ask(const QList<QByteArray> &words, const redis::Login &login) const
{
    redis::Connection connection(address(), login);
    std::optional<Result<redis::Reply>> answer;
    connection.send(redis::encodeCommand(words), into(answer));
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, patience) || !*answer)
        return {redis::Reply::Kind::Fault, "no answer", 0, {}};
    return **answer;
}

Result<redis::Reply> answerOf(redis::Client &client, const QByteArray &key,
                              const QList<QByteArray> &words)
{
    auto answer = std::make_shared<std::optional<Result<redis::Reply>>>();
    client.run(key, words,
               [answer](Result<redis::Reply> reply) { answer->emplace(std::move(reply)); });
    if (!QTest::qWaitFor([&] { return answer->has_value(); }, patience))
        return fail(ErrorKind::Timeout, u"the client did not call back"_qs);
    return **answer;
}

} // namespace gatehouse::test
