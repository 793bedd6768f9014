// SPDX-License-Identifier: GPL-3.0-or-later
// The kinds of resource in the user's words.
#include "ui/routes/document_editor.h"

namespace gatehouse::ui {

using config::Kind;

QString DocumentEditor::kindName(Kind kind, int count)
{
    const bool one = count == 1;
    switch (kind) {
    case Kind::Route:
        return one ? tr("Route") : tr("Routes");
    case Kind::Service:
        return one ? tr("Service") : tr("Services");
    case Kind::Upstream:
        return one ? tr("Upstream") : tr("Upstreams");
    case Kind::Consumer:
        return one ? tr("Consumer") : tr("Consumers");
    case Kind::ConsumerGroup:
        return one ? tr("Consumer group") : tr("Consumer groups");
    case Kind::PluginConfig:
        return one ? tr("Plugin set") : tr("Plugin sets");
    case Kind::GlobalRule:
        return one ? tr("Global rule") : tr("Global rules");
    case Kind::PluginMetadata:
        return tr("Plugin metadata");
    case Kind::Ssl:
        return one ? tr("Certificate") : tr("Certificates");
    case Kind::Secret:
        return one ? tr("Secret store") : tr("Secret stores");
    case Kind::Proto:
        return one ? tr("Proto file") : tr("Proto files");
    case Kind::StreamRoute:
        return one ? tr("Stream route") : tr("Stream routes");
    }
    return {};
}

} // namespace gatehouse::ui
