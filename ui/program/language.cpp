// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/program/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

Language::Language(QObject *parent)
    : QObject(parent)
    , m_system(QLocale::system())
{
}

Language::~Language()
{
    drop();
}

void Language::drop()
{
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
}

void Language::set(const QString &code)
{
    const bool followSystem = code != u"en"_s && code != u"de"_s;
    const QString wanted = !followSystem         ? code
        : m_system.language() == QLocale::German ? u"de"_s
                                                 : u"en"_s;
    // A German in Austria keeps the Austrian way of writing numbers.
    const QLocale named(wanted);
    QLocale::setDefault(followSystem || m_system.language() == named.language() ? m_system : named);
    if (wanted == m_current)
        return;
    m_current = wanted;
    drop();
    if (wanted != u"en"_s
        && m_qt.load(u"qtbase_"_s + wanted, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_own.load(u":/i18n/gatehouse_"_s + wanted + u".qm"_s))
        QCoreApplication::installTranslator(&m_own);
}

} // namespace gatehouse::ui
