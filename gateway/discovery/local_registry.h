// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/discovery/listeners.h"
#include "gateway/discovery/registry.h"

namespace gatehouse::discovery {

// What listens on this machine, by the name of the command (as far as its descriptors may be read:
// the user's own processes) or by "port:" and a number or a name of /etc/services. Gatehouse's own,
// for development. Looks only while a service of it is followed.
class LocalRegistry final : public Registry
{
public:
    LocalRegistry(const QJsonObject &conf, const Surroundings &around);
    void start() override;
    void followedChanged() override { look(); }

    // From the tables and folders below `procFolder`.
    static Catalogue read(const QString &procFolder, int weight, const QStringList &followed);

private:
    void look();

    const QString m_procFolder;
    const int m_interval, m_weight;
};

} // namespace gatehouse::discovery
