// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/discovery/kubernetes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTimer>

namespace gatehouse::discovery {

namespace {

constexpr auto listTimeout = std::chrono::seconds(30);
constexpr int pageSize = 120;

QString versionOf(const QJsonObject &object)
{
    return object.value(u"metadata"_qs).toObject().value(u"resourceVersion"_qs).toString();
}

} // namespace

KubernetesCluster::KubernetesCluster(const Surroundings &around, const KubernetesSettings &settings)
    : m_around(around)
    , m_settings(settings)
    , m_outage(around)
    , m_table(std::make_unique<EndpointTable>(m_settings))
{
}

void KubernetesCluster::start()
{
    m_coming = std::make_unique<EndpointTable>(m_settings);
    list({});
}

void KubernetesCluster::fail(const QString &why)
{
    m_around.board->setFault(source(),
                             m_outage.failed(u"the Kubernetes API at "_qs + m_settings.base, why));
    QTimer::singleShot(m_outage.delay(), this, &KubernetesCluster::start);
}

void KubernetesCluster::list(const QString &next)
{
    m_fetcher.get(m_settings.ask({{u"limit"_qs, QString::number(pageSize)}, {u"continue"_qs, next}},
                                 listTimeout),
                  [this](const Heard &heard) { listed(heard); });
}

void KubernetesCluster::listed(const Heard &heard)
{
    const QJsonObject page = heard.json().value_or(QJsonValue()).toObject();
    const QString kind = m_settings.slices ? u"EndpointSliceList"_qs : u"EndpointsList"_qs;
    if (!heard.fault.isEmpty() || page.value(u"kind"_qs) != kind)
        return fail(heard.fault.isEmpty() ? u"its answer is no list of endpoints"_qs : heard.fault);
    for (const QJsonValue &item : page.value(u"items"_qs).toArray())
        m_coming->set(item.toObject());
    m_version = versionOf(page);
    const QString next = page.value(u"metadata"_qs).toObject().value(u"continue"_qs).toString();
    if (!next.isEmpty())
        return list(next);
    m_table = std::move(m_coming);
    m_outage.over();
    m_around.board->put(source(), m_table->all());
    watch();
}

void KubernetesCluster::watch()
{
    const int seconds = 1800 + int(QRandomGenerator::global()->bounded(9, 999));
    m_watch = m_fetcher.stream(
        m_settings.ask({{u"watch"_qs, u"true"_qs},
                        {u"allowWatchBookmarks"_qs, u"true"_qs},
                        {u"timeoutSeconds"_qs, QString::number(seconds)},
                        {u"resourceVersion"_qs, m_version}},
                       std::chrono::seconds(seconds + 120)),
        [this](const QByteArray &line) { happened(line); },
        [this](const Heard &heard) { watchEnded(heard); });
}

void KubernetesCluster::happened(const QByteArray &line)
{
    if (line.trimmed().isEmpty() || !m_watch)
        return;
    const QJsonObject event = QJsonDocument::fromJson(line).object();
    const QString type = event.value(u"type"_qs).toString();
    const QJsonObject object = event.value(u"object"_qs).toObject();
    if (type == u"ERROR"_qs || type.isEmpty() || object.isEmpty()) {
        const Fetcher::Call call = std::exchange(m_watch, {});
        m_fetcher.cancel(call);
        if (object.value(u"code"_qs).toInt() == 410)
            QTimer::singleShot(m_around.pace.of(1), this, &KubernetesCluster::start);
        else
            fail(u"its watch told something unexpected"_qs);
        return;
    }
    m_version = versionOf(object);
    EndpointTable::Change change;
    if (type == u"ADDED"_qs || type == u"MODIFIED"_qs)
        change = m_table->set(object);
    else if (type == u"DELETED"_qs)
        change = m_table->remove(object);
    if (!change.changed.isEmpty() || !change.gone.isEmpty())
        m_around.board->patch(source(), change.changed, change.gone);
}

void KubernetesCluster::watchEnded(const Heard &heard)
{
    m_watch.clear();
    if (heard.status == 410)
        QTimer::singleShot(m_around.pace.of(1), this, &KubernetesCluster::start);
    else if (!heard.fault.isEmpty())
        fail(heard.fault);
    else // its time was over; a server that ends watches at once is not asked faster
        QTimer::singleShot(m_around.pace.of(1), this, &KubernetesCluster::watch);
}

Kubernetes::Kubernetes(const QList<KubernetesSettings> &clusters, const Surroundings &around)
    : Registry(around)
{
    for (const KubernetesSettings &cluster : clusters)
        m_clusters.push_back(std::make_unique<KubernetesCluster>(around, cluster));
}

void Kubernetes::start()
{
    for (const auto &cluster : m_clusters)
        cluster->start();
}

} // namespace gatehouse::discovery
