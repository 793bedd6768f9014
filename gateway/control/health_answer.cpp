// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/json_answers.h"

#include <QJsonArray>
#include <QJsonObject>

namespace gatehouse::control {

using namespace Qt::Literals::StringLiterals;

namespace {

QString nameOf(const health::Report &report)
{
    return u"/apisix/%1/%2"_qs.arg(QString::fromUtf8(report.ownerKind),
                                   QString::fromUtf8(report.ownerId));
}

QJsonObject toJson(const health::Report &report)
{
    QJsonArray nodes;
    for (const health::NodeReport &node : report.nodes) {
        nodes.append(QJsonObject{{"ip"_L1, QString::fromUtf8(node.host)},
                                 {"port"_L1, node.port},
                                 {"hostname"_L1, QString::fromUtf8(node.hostName)},
                                 {"status"_L1, QString::fromLatin1(health::stateName(node.state))},
                                 {"counter"_L1,
                                  QJsonObject{{"success"_L1, node.counters.success},
                                              {"http_failure"_L1, node.counters.httpFailure},
                                              {"tcp_failure"_L1, node.counters.tcpFailure},
                                              {"timeout_failure"_L1, node.counters.timeout}}}});
    }
    return {{"name"_L1, nameOf(report)},
            {"type"_L1, QString::fromUtf8(report.type)},
            {"nodes"_L1, nodes}};
}

// For a person with a browser.
ControlApi::Answer page(const QList<health::Report> &reports)
{
    QString rows;
    for (const health::Report &report : reports) {
        for (const health::NodeReport &node : report.nodes) {
            rows +=
                u"<tr><td>%1</td><td>%2</td><td>%3:%4</td><td>%5</td><td>%6</td><td>%7</td><td>%8</td><td>%9</td></tr>\n"_qs
                    .arg(nameOf(report).toHtmlEscaped(),
                         QString::fromUtf8(report.type).toHtmlEscaped(),
                         QString::fromUtf8(node.host).toHtmlEscaped())
                    .arg(node.port)
                    .arg(QString::fromLatin1(health::stateName(node.state)))
                    .arg(node.counters.success)
                    .arg(node.counters.httpFailure)
                    .arg(node.counters.tcpFailure)
                    .arg(node.counters.timeout);
        }
    }
    const QString text =
        u"<!DOCTYPE html>\n<html><head><title>Health of upstream nodes</title></head><body>\n"
        "<h1>Health of upstream nodes</h1>\n<table border=\"1\"><tr><th>Upstream</th><th>Check</th>"
        "<th>Node</th><th>State</th><th>Successes</th><th>HTTP failures</th><th>TCP failures</th>"
        "<th>Timeouts</th></tr>\n%1</table></body></html>\n"_qs.arg(rows);
    return {200, "text/html; charset=utf-8", text.toUtf8()};
}

// Whether a resource of that section and id is there.
bool exists(const QString &section, const QString &id, const config::Document &document)
{
    const auto kind = config::kindOfSection(section);
    return kind && document.indexOf(*kind, id) >= 0;
}

} // namespace

ControlApi::Answer healthAnswer(const QStringList &path, const QList<health::Report> &reports,
                                const config::Document &document, bool asPage)
{
    if (path.isEmpty()) {
        if (asPage)
            return page(reports);
        QJsonArray all;
        for (const health::Report &report : reports)
            all.append(toJson(report));
        return jsonAnswer(all);
    }
    const QString section = path.value(0);
    const QString id = path.value(1);
    if (id.isEmpty())
        return refusal(404, u"missing src id for src type %1"_qs.arg(section));
    if (section != u"routes"_qs && section != u"services"_qs && section != u"upstreams"_qs
        && section != u"stream_routes"_qs)
        return refusal(400, u"invalid src type %1"_qs.arg(section));
    for (const health::Report &report : reports) {
        if (report.ownerKind == section.toUtf8() && report.ownerId == id.toUtf8())
            return asPage ? page({report}) : jsonAnswer(toJson(report));
    }
    return refusal(
        404,
        (exists(section, id, document) ? u"no checker for %1[%2]"_qs : u"%1[%2] not found"_qs)
            .arg(section, id));
}

} // namespace gatehouse::control
