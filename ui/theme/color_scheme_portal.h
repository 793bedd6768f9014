// SPDX-License-Identifier: GPL-3.0-or-later
// What the desktop prefers, asked of the settings portal (org.freedesktop.portal.Settings,
// namespace org.freedesktop.appearance, key color-scheme). Asks asynchronously and then listens;
// without a session bus or portal it stays at NoPreference.
#pragma once

#include <QDBusConnection>
#include <QObject>

class QDBusPendingCallWatcher;
class QDBusVariant;

namespace gatehouse::ui {

/// Values as the portal numbers them.
enum class ColorScheme { NoPreference = 0, Dark = 1, Light = 2 };

class ColorSchemePortal : public QObject
{
    Q_OBJECT
public:
    explicit ColorSchemePortal(QDBusConnection bus, QObject *parent = nullptr);

    [[nodiscard]] ColorScheme scheme() const { return m_scheme; }
    /// Sends the question; the answer arrives later through changed(), if it differs.
    void ask();

signals:
    void changed(gatehouse::ui::ColorScheme scheme);

private slots:
    void onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void onReply(QDBusPendingCallWatcher *watcher);
    void accept(QVariant value);

    QDBusConnection m_bus;
    ColorScheme m_scheme = ColorScheme::NoPreference;
};

} // namespace gatehouse::ui
