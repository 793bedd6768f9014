// SPDX-License-Identifier: GPL-3.0-or-later
// The language of the window: English in the sources (with a translation
// for its plurals), others as translations inside the program.
// A change is live: Qt tells every widget to translate itself anew.
#pragma once

#include <QLocale>
#include <QObject>
#include <QTranslator>

namespace gatehouse::ui {

class Language : public QObject
{
    Q_OBJECT
public:
    explicit Language(QObject *parent = nullptr);
    ~Language() override;

    /// "en", "de"; empty or unknown: the system's, else English. Sets the locale for numbers, too.
    void set(const QString &code);
    [[nodiscard]] QString current() const
    {
        return m_current;
    } ///< "en" or "de"; empty before set()

private:
    void drop();

    const QLocale m_system;
    QTranslator m_own;
    QTranslator m_qt; ///< Qt's own texts: buttons of dialogs, context menus of fields
    QString m_current;
};

} // namespace gatehouse::ui
