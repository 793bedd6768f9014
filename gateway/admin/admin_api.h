// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/admin/configs_api.h"
#include "gateway/admin/resource_api.h"

namespace gatehouse::admin {

// APISIX's Admin API (apisix.md 6) over a document that somebody else keeps: from a request to an
// answer, without a socket. Who may ask is not its business but that of Access.
class AdminApi
{
public:
    AdminApi(DocumentStore &store, const plugin::Registry &plugins, const Clock &clock);

    Answer answer(const endpoint::Request &request);

private:
    Answer dispatch(const Call &call);
    Answer judge(const Call &call) const;

    const plugin::Registry &m_plugins;
    ResourceApi m_resources;
    ConfigsApi m_configs;
};

} // namespace gatehouse::admin
