// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/admin/resource_check.h"

#include "gateway/config/validate.h"

namespace gatehouse::admin {

using config::Fault;
using config::Kind;

namespace {

// Some kinds have words of their own around a plugin's faults.
QString inWordsOf(Kind kind, const Fault &fault)
{
    static const QString pluginWords = u"failed to check the configuration of plugin "_qs;
    const QString &message = fault.message;
    const bool isPlugin = message.startsWith(pluginWords);
    if (kind == Kind::PluginMetadata && isPlugin)
        return u"invalid configuration: "_qs + message.mid(message.indexOf(u" err: "_qs) + 6);
    const bool isAnyPlugin = isPlugin || message.startsWith(u"unknown plugin ["_qs)
        || message.startsWith(u"invalid plugin conf "_qs);
    if (kind == Kind::Consumer && isAnyPlugin)
        return u"invalid plugins configuration: "_qs + message;
    return message;
}

bool isIn(const QList<Fault> &faults, const Fault &fault)
{
    return std::any_of(faults.cbegin(), faults.cend(), [&fault](const Fault &other) {
        return fault.kind == other.kind && fault.resourceId == other.resourceId
            && fault.message == other.message;
    });
}

} // namespace

std::optional<QString> faultOf(const DocumentStore &store, const plugin::Registry &plugins,
                               Kind kind, const QString &id, const QJsonObject &resource)
{
    // At the end, for of two that do not agree the later one is blamed.
    config::Document trial = store.document();
    trial.remove(kind, id);
    trial.put(kind, id, resource);
    const QList<Fault> faults = config::validate(store.expanded(trial), plugins.checker());
    for (const Fault &fault : faults) {
        if (fault.kind == kind && fault.resourceId == id)
            return inWordsOf(kind, fault);
    }
    const bool spoilsOthers = std::any_of(faults.cbegin(), faults.cend(),
                                          [](const Fault &fault) { return !fault.tolerated; });
    if (!spoilsOthers)
        return std::nullopt;
    const QList<Fault> known =
        config::validate(store.expanded(store.document()), plugins.checker());
    for (const Fault &fault : faults) {
        if (!fault.tolerated && !isIn(known, fault))
            return config::toString(fault);
    }
    return std::nullopt;
}

} // namespace gatehouse::admin
