// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/config/document.h"
#include "gateway/endpoint/request.h"
#include "gateway/endpoint/responder.h"
#include "gateway/health/report.h"
#include "gateway/plugin/registry.h"

namespace gatehouse::control {

// What the control API tells about: a running gateway.
class Source
{
public:
    virtual ~Source() = default;
    virtual config::Document document() const = 0; // what is in use
    virtual const plugin::Registry &plugins() const = 0;
    virtual QList<health::Report> health() const = 0;
    // What a registry of that kind ("consul") told last; `fromFile`: its dump file. std::nullopt:
    // none is configured.
    virtual std::optional<QJsonValue> discovery(const QString &kind, bool fromFile) const = 0;
    virtual void reload() = 0;
};

// APISIX's control API under /v1 (apisix.md 6.4): the state of the data plane, for reading. It has
// no key, as in APISIX, so it belongs on a loopback address; secrets in what it shows are blanked.
class ControlApi
{
public:
    explicit ControlApi(Source &source)
        : m_source(source)
    {
    }

    struct Answer {
        int status = 200;
        QByteArray contentType = "application/json";
        QByteArray body;
    };
    Answer answer(const endpoint::Request &request) const;

private:
    Answer read(const QStringList &path, const endpoint::Request &request) const;
    Answer resources(config::Kind kind) const;
    Answer resource(config::Kind kind, const QString &id) const;
    Answer schemas() const;

    Source &m_source;
};

} // namespace gatehouse::control
