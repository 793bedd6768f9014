// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/fake_registry.h"

namespace gatehouse::test {

// Nacos' v1 open API: login and the list of instances.
class FakeNacos final : public FakeRegistry
{
public:
    // "namespace/group/service" -> the JSON list of hosts.
    QMap<QString, QByteArray> services;
    QString user, password; // asked for if set
    bool wantsSignature = false;

private:
    void answer(const endpoint::Request &request, const ResponderPtr &to) override;
};

// Eureka's list of applications.
class FakeEureka final : public FakeRegistry
{
public:
    QByteArray applications = "[]";
    QByteArray authorization; // asked for if set

private:
    void answer(const endpoint::Request &request, const ResponderPtr &to) override;
};

} // namespace gatehouse::test
