// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/color_scheme_portal.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1String Service("org.freedesktop.portal.Desktop");
constexpr QLatin1String Path("/org/freedesktop/portal/desktop");
constexpr QLatin1String Interface("org.freedesktop.portal.Settings");
constexpr QLatin1String Group("org.freedesktop.appearance");
constexpr QLatin1String Key("color-scheme");

} // namespace

ColorSchemePortal::ColorSchemePortal(QDBusConnection bus, QObject *parent)
    : QObject(parent)
    , m_bus(std::move(bus))
{
    if (!m_bus.isConnected())
        return;
    m_bus.connect(Service, Path, Interface, u"SettingChanged"_s, this,
                  SLOT(onSettingChanged(QString, QString, QDBusVariant)));
}

void ColorSchemePortal::ask()
{
    if (!m_bus.isConnected())
        return;
    QDBusMessage call = QDBusMessage::createMethodCall(Service, Path, Interface, u"Read"_s);
    call << QString(Group) << QString(Key);
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call, 2000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, &ColorSchemePortal::onReply);
}

void ColorSchemePortal::onReply(QDBusPendingCallWatcher *watcher)
{
    watcher->deleteLater();
    const QDBusPendingReply<QDBusVariant> reply = *watcher;
    if (!reply.isError())
        accept(QVariant::fromValue(reply.value()));
}

void ColorSchemePortal::onSettingChanged(const QString &group, const QString &key,
                                         const QDBusVariant &value)
{
    if (group == Group && key == Key)
        accept(QVariant::fromValue(value));
}

// The portal's old Read wraps its answer twice.
void ColorSchemePortal::accept(QVariant value)
{
    for (int depth = 0; depth < 3 && value.canConvert<QDBusVariant>(); ++depth)
        value = value.value<QDBusVariant>().variant();
    const uint number = value.toUInt();
    const auto scheme = number <= 2 ? ColorScheme(number) : ColorScheme::NoPreference;
    if (scheme == m_scheme)
        return;
    m_scheme = scheme;
    emit changed(scheme);
}

} // namespace gatehouse::ui
