// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_kubernetes.h"

namespace gatehouse::test {

void FakeKubernetes::answer(const endpoint::Request &request, const ResponderPtr &to)
{
    if (request.head.headers.value("Authorization") != QByteArray("Bearer " + token))
        return to->send(401, {}, "{\"kind\":\"Status\",\"code\":401}");
    const bool slices = request.target.path == "/apis/discovery.k8s.io/v1/endpointslices";
    if (!slices && request.target.path != "/api/v1/endpoints")
        return to->send(404, {}, {});
    if (argument(request, u"watch"_qs) == u"true"_qs) {
        to->begin(200, {{"Content-Type", "application/json"}});
        m_watching.push_back(to);
        return;
    }
    const int page = argument(request, u"continue"_qs).toInt();
    lists += page == 0 ? 1 : 0;
    lastQuery = QString::fromUtf8(request.target.rawQuery);
    const QByteArray next = page + 1 < items.size() ? QByteArray::number(page + 1) : QByteArray();
    sendJson(*to,
             QByteArray("{\"kind\":\"") + (slices ? "EndpointSliceList" : "EndpointsList")
                 + "\",\"metadata\":{\"resourceVersion\":\"5\",\"continue\":\"" + next
                 + "\"},\"items\":[" + items.value(page) + "]}");
}

void FakeKubernetes::happen(const QByteArray &type, const QByteArray &object)
{
    for (const ResponderPtr &watcher : m_watching)
        watcher->write(QByteArray("{\"type\":\"" + type + "\",\"object\":" + object + "}\n"));
}

void FakeKubernetes::endWatches()
{
    for (const ResponderPtr &watcher : std::exchange(m_watching, {}))
        watcher->end();
}

QByteArray FakeKubernetes::endpoints(const QByteArray &space, const QByteArray &name,
                                     const QByteArrayList &addresses)
{
    QByteArrayList list;
    for (const QByteArray &address : addresses)
        list.append("{\"ip\":\"" + address + "\"}");
    const QByteArray subsets = list.isEmpty()
        ? QByteArray()
        : "{\"addresses\":[" + list.join(',') + "],\"ports\":[{\"name\":\"p1\",\"port\":80}]}";
    return "{\"metadata\":{\"namespace\":\"" + space + "\",\"name\":\"" + name
        + "\",\"resourceVersion\":\"6\"},\"subsets\":[" + subsets + "]}";
}

} // namespace gatehouse::test
