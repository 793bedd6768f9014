// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/redis_cluster.h"

#include <QTest>

namespace gatehouse::test {

namespace {

void mustSucceed(const redis::Reply &reply)
{
    if (reply.isFault())
        qFatal("the cluster does not form: %s", reply.text.constData());
}

} // namespace

RedisCluster::RedisCluster()
{
    QList<quint16> buses;
    for (int i = 0; i < 3; ++i) {
        buses.append(freePort());
        m_nodes.push_back(std::make_unique<RedisServer>(QStringList{
            u"--cluster-enabled"_qs, u"yes"_qs, u"--cluster-port"_qs, QString::number(buses.last()),
            u"--cluster-config-file"_qs, u"nodes.conf"_qs, u"--appendonly"_qs, u"no"_qs}));
    }
    for (int i = 0; i < 3; ++i) {
        const int last = i == 2 ? 16383 : 5461 * (i + 1) - 1;
        mustSucceed(node(i).ask({"CLUSTER", "SET-CONFIG-EPOCH", QByteArray::number(i + 1)}));
        mustSucceed(node(i).ask(
            {"CLUSTER", "ADDSLOTSRANGE", QByteArray::number(5461 * i), QByteArray::number(last)}));
    }
    for (int i = 1; i < 3; ++i) {
        mustSucceed(node(0).ask({"CLUSTER", "MEET", "127.0.0.1", QByteArray::number(node(i).port()),
                                 QByteArray::number(buses[i])}));
    }
    const bool isUp = QTest::qWaitFor(
        [this] {
            return std::ranges::all_of(m_nodes, [](const auto &server) {
                return server->ask({"CLUSTER", "INFO"}).text.contains("cluster_state:ok")
                    && server->ask({"CLUSTER", "SLOTS"}).items.size() == 3;
            });
        },
        20'000);
    if (!isUp)
        qFatal("the cluster does not become ready");
}

QByteArray RedisCluster::id(int index) const
{
    return m_nodes[std::size_t(index)]->ask({"CLUSTER", "MYID"}).text;
}

} // namespace gatehouse::test
