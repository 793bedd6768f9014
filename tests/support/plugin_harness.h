// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/plugin/registry.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_credentials.h"

namespace gatehouse::test {

QJsonObject json(const QByteArray &text);
QByteArray compact(const QJsonObject &object);

// What a hook said, in a form that tests can compare and print:
// "continue", "reply 401 [WWW-Authenticate: x] body", "suspend 1500" or "suspend 1500 reply 403",
// "need body 1024", "await".
QByteArray toText(const plugin::Outcome &outcome);
// "name: value" lines in order.
QByteArray toText(const http::Headers &headers);

// The built-in plugins with a fake clock, a state pool and fake consumers around them.
class PluginHarness
{
public:
    PluginHarness();

    // The first fault of a configuration, "" if there is none.
    QString fault(const QString &plugin, const QByteArray &conf,
                  config::PluginUse use = config::PluginUse::Resource) const;
    // Builds after a check; a fault ends the test program.
    std::shared_ptr<const plugin::Plugin> build(const QString &plugin, const QByteArray &conf,
                                                const QString &owner = QStringLiteral("route#1"),
                                                const QByteArray &metadata = "{}");

    // A consumer with that configuration of an authentication plugin, which must be sound.
    ConsumerView &addConsumer(const QByteArray &username, const QString &plugin,
                              const QByteArray &conf, const QByteArray &credentialId = {});

    FakeClock clock;
    plugin::StatePool states;
    FakeCredentials credentials;
    plugin::Services services{clock, states};
    plugin::Registry registry;
    const plugin::UpstreamDirectory *upstreams = nullptr; // what is built may choose among them
};

} // namespace gatehouse::test
