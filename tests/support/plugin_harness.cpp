// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/plugin_harness.h"

#include "gateway/plugins/builtin_plugins.h"

#include <QJsonDocument>

namespace gatehouse::test {

QJsonObject json(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (!document.isObject())
        qFatal("bad JSON in a test: %s: %s", qPrintable(error.errorString()), text.constData());
    return document.object();
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray toText(const http::Headers &headers)
{
    QByteArray text;
    for (const http::Field &field : headers)
        text += field.name + ": " + field.value + '\n';
    return text;
}

namespace {

QByteArray replyText(const LocalReply &reply)
{
    QByteArray text = "reply " + QByteArray::number(reply.status);
    for (const http::Field &field : reply.headers)
        text += " [" + field.name + ": " + field.value + ']';
    if (reply.body)
        text += ' ' + *reply.body;
    return text;
}

} // namespace

QByteArray toText(const plugin::Outcome &outcome)
{
    if (const auto *reply = std::get_if<LocalReply>(&outcome))
        return replyText(*reply);
    if (const auto *suspend = std::get_if<plugin::Suspend>(&outcome)) {
        const QByteArray text = "suspend " + QByteArray::number(qint64(suspend->delay.count()));
        return suspend->then ? text + ' ' + replyText(*suspend->then) : text;
    }
    if (const auto *need = std::get_if<plugin::NeedBody>(&outcome))
        return "need body " + QByteArray::number(need->max);
    return std::holds_alternative<plugin::Await>(outcome) ? "await"_qba : "continue"_qba;
}

PluginHarness::PluginHarness()
    : registry(plugins::builtinPlugins())
{
}

QString PluginHarness::fault(const QString &plugin, const QByteArray &conf,
                             config::PluginUse use) const
{
    const auto faults = registry.check(plugin, json(conf), use);
    return faults.isEmpty() ? QString() : faults.first().reason;
}

std::shared_ptr<const plugin::Plugin> PluginHarness::build(const QString &plugin,
                                                           const QByteArray &conf,
                                                           const QString &owner,
                                                           const QByteArray &metadata)
{
    if (const QString reason = fault(plugin, conf); !reason.isEmpty())
        qFatal("bad configuration in a test: %s", qPrintable(reason));
    const plugin::BuildContext context{owner,        json(metadata), services,
                                       &credentials, upstreams,      &registry};
    auto built = registry.build(*registry.find(plugin), json(conf), context);
    if (!built)
        qFatal("cannot build in a test: %s", qPrintable(built.error().message));
    return *std::move(built);
}

ConsumerView &PluginHarness::addConsumer(const QByteArray &username, const QString &plugin,
                                         const QByteArray &conf, const QByteArray &credentialId)
{
    if (const QString reason = fault(plugin, conf, config::PluginUse::Consumer); !reason.isEmpty())
        qFatal("bad consumer in a test: %s", qPrintable(reason));
    const plugin::Spec &spec = *registry.find(plugin);
    const QJsonObject full = config::withDefaults(json(conf), spec.consumerSchema);
    const QString identity = spec.consumerSchema[u"required"][0].toString();
    return credentials.add(username, plugin.toUtf8(), full[identity].toString().toUtf8(),
                           credentialId, full, spec.prepare ? spec.prepare(full) : nullptr);
}

} // namespace gatehouse::test
