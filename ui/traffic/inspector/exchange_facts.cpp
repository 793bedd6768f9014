// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/inspector/exchange_facts.h"

#include "ui/widgets/format.h"

#include <QDateTime>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;
using traffic::Ending;
using traffic::State;

namespace {

QString text(const QByteArray &octets)
{
    return QString::fromUtf8(octets);
}

QString span(qint64 us)
{
    return Format::duration(std::chrono::microseconds(us));
}

} // namespace

QString ExchangeFacts::url(const traffic::Record &record)
{
    const QByteArray host = record.requestHeaders.value("Host").value_or(record.host);
    if (!record.target.startsWith('/'))
        return text(record.target); // absolute form, or "*"
    return text(record.scheme.isEmpty() ? QByteArray("http") : record.scheme) + u"://"_s
        + text(host) + text(record.target);
}

// The plugin that answered in the upstream's place; empty: none did.
QString ExchangeFacts::stopper(const traffic::Record &record)
{
    for (const traffic::HookTrace &hook : record.trace) {
        if (hook.verdict == traffic::Verdict::Stopped)
            return text(hook.plugin);
    }
    return {};
}

QString ExchangeFacts::answered(const traffic::Record &record)
{
    const QString status = QString::number(record.status);
    if (const QString plugin = stopper(record); !plugin.isEmpty())
        return tr("The plugin %1 answered %2 in %3; no upstream was asked.")
            .arg(plugin, status, span(record.durationUs));
    if (record.routeId.isEmpty() && record.status == 404)
        return tr("No route matched; the gateway answered 404.");
    if (record.attempts.isEmpty())
        return tr("The gateway answered %1 in %2.").arg(status, span(record.durationUs));
    return tr("The upstream %1 answered %2 in %3.")
        .arg(text(record.node), status, span(record.durationUs));
}

QString ExchangeFacts::sentence(const traffic::Record &record)
{
    if (record.state == State::Pending)
        return record.node.isEmpty() ? tr("The gateway is working on this request.")
                                     : tr("Waiting for the answer of %1.").arg(text(record.node));
    if (record.state == State::Streaming)
        return tr("The answer %1 is being passed on; %2 so far.")
            .arg(record.status)
            .arg(Format::bytes(record.responseBytes));
    const QString why =
        record.error.isEmpty() ? QString() : u' ' + tr("Reason: %1.").arg(text(record.error));
    switch (record.ending) {
    case Ending::ClientLeft:
        return tr("The client left after %1, before it had the whole answer.")
                   .arg(span(record.durationUs))
            + why;
    case Ending::UpstreamFailed:
        return (record.status > 0 ? tr("The upstream gave no good answer; the gateway answered %1.")
                                        .arg(record.status)
                                  : tr("The upstream gave no good answer and the client got none."))
            + why;
    case Ending::Aborted:
        return tr("The gateway cut this exchange after %1.").arg(span(record.durationUs)) + why;
    case Ending::Answered:
        break;
    }
    return answered(record) + why;
}

QList<NamedValue> ExchangeFacts::list(const traffic::Record &record)
{
    QList<NamedValue> facts;
    const auto add = [&facts](const QString &name, const QString &value) {
        if (!value.isEmpty())
            facts.append({name, value});
    };
    add(tr("URL"), url(record));
    add(tr("Method"), text(record.method));
    add(tr("Status"), record.status > 0 ? QString::number(record.status) : QString());
    add(tr("Reason"), text(record.error));
    add(tr("Started"),
        QDateTime::fromMSecsSinceEpoch(record.startedUs / 1000)
            .toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s));
    add(tr("Duration"), record.durationUs < 0 ? QString() : span(record.durationUs));
    const QString id = text(record.routeId);
    const QString name = text(record.routeName);
    add(tr("Route"), name.isEmpty() || name == id ? id : name + u" ("_s + id + u')');
    add(tr("Service"), text(record.serviceId));
    add(tr("Consumer"), text(record.consumer));
    add(tr("Upstream"), text(record.node));
    add(tr("Client"), text(record.client));
    add(tr("Protocol"), text(record.protocol));
    add(tr("Type"), text(record.contentType));
    add(tr("Received"), Format::bytes(record.requestBytes));
    add(tr("Sent"), Format::bytes(record.responseBytes));
    add(tr("Revision"), QString::number(record.revision));
    return facts;
}

} // namespace gatehouse::ui
