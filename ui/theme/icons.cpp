// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include "ui/theme/icon_engine.h"

#include <QDir>
#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

// A resource inside a static library is linked only when something names it.
static void registerResources()
{
    Q_INIT_RESOURCE(gatehouse);
}

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

QIcon made(const QString &name, const QColor &color)
{
    registerResources();
    QFile file(u":/icons/"_s + name + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new IconEngine(name, file.readAll(), color));
}

} // namespace

QIcon icon(const QString &name)
{
    return made(name, QColor());
}

QIcon tintedIcon(const QString &name, const QColor &color)
{
    return made(name, color);
}

QIcon applicationIcon()
{
    registerResources();
    QSvgRenderer renderer(u":/gatehouse.svg"_s);
    QIcon result;
    for (const int size : {16, 24, 32, 48, 64, 128, 256}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        result.addPixmap(pixmap);
    }
    return result;
}

QStringList iconNames()
{
    registerResources();
    QStringList names = QDir(u":/icons"_s).entryList({u"*.svg"_s}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(4);
    return names;
}

} // namespace gatehouse::ui
