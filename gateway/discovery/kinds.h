// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/core/result.h"
#include "gateway/discovery/registry.h"

#include <memory>

namespace gatehouse::discovery {

// A kind of registry: its schema (that of APISIX 3.18, apisix/discovery/<kind>/schema.lua), and how
// one is made.
struct Kind {
    QString name;
    const char *schema;
    ServiceBoard::Asked asked = ServiceBoard::Asked::Everything;
    // The key of a service on the board.
    QString (*keyOf)(const QString &service, const QJsonObject &args);
    // What the schema cannot say; empty: all is well. The configuration fits the schema.
    QString (*check)(const QJsonValue &conf);
    std::unique_ptr<Registry> (*make)(const QJsonValue &conf, const Surroundings &around);
};
const std::vector<Kind> &kinds();
const Kind *findKind(const QString &name);

// With the defaults filled in. InvalidInput, in APISIX's words: invalid discovery consul
// configuration: property "servers" is required.
Result<QJsonValue> checkConfiguration(const QString &kind, const QJsonValue &conf);

// What the control API shows of a registry (`dump_data` of APISIX): its configuration without its
// secrets, and its services.
QJsonObject dumpOf(const Kind &kind, const QJsonValue &conf, const ServiceBoard &board);
// Tokens, keys and passwords become "***".
QJsonValue withoutSecrets(const QJsonValue &conf);

namespace schemas {
extern const char dns[];
extern const char consul[];
extern const char consulKv[];
extern const char nacos[];
extern const char eureka[];
extern const char kubernetes[];
extern const char file[];
extern const char local[];
} // namespace schemas

} // namespace gatehouse::discovery
