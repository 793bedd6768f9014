// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/config/foreign_code.h"

#include <algorithm>
#include <array>

namespace gatehouse::config {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array luaPlugins{"serverless-pre-function"_L1, "serverless-post-function"_L1};
constexpr std::array runnerPlugins{"ext-plugin-pre-req"_L1, "ext-plugin-post-req"_L1,
                                   "ext-plugin-post-resp"_L1};

} // namespace

QString luaRefusal(const QString &remedy)
{
    return u"Lua code cannot run in Gatehouse; it is kept in the file, "_qs + remedy;
}

std::optional<QString> foreignPluginReason(QStringView plugin)
{
    const auto isIt = [plugin](QLatin1String name) { return name == plugin; };
    const auto remedy = u"set _meta.disable to publish without it"_qs;
    const QString prefix = u"failed to check the configuration of plugin %1 err: "_qs.arg(plugin);
    if (std::ranges::any_of(luaPlugins, isIt))
        return QString(prefix + luaRefusal(remedy));
    if (std::ranges::any_of(runnerPlugins, isIt)) {
        return QString(
            prefix + u"external plugin runners cannot run in Gatehouse; it is kept in the file, "
            + remedy);
    }
    return std::nullopt;
}

} // namespace gatehouse::config
