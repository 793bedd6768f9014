// SPDX-License-Identifier: GPL-3.0-or-later
// Asks whose the key shall be, then shows it, once. Knows no configuration: it is told what came
// of the wish.
#pragma once

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace gatehouse::ui {

class Banner;
class CopyLine;
class TextLabel;

class CreateKeyDialog : public QDialog
{
    Q_OBJECT
public:
    CreateKeyDialog(const QStringList &consumers, QWidget *parent);

    /// The key exists: shows it with the warning that it is not shown again.
    void showKey(const QString &consumer, const QByteArray &key);
    /// It does not: says why and lets the user try again.
    void showProblem(const QString &message);
    [[nodiscard]] QString shownKey() const;

signals:
    void createWanted(const QString &consumer, const QString &label);
    void keyCopied(const QString &key);

private:
    QWidget *formPage(const QStringList &consumers);
    QWidget *resultPage();
    void onCreate();

    QStackedWidget *m_pages;
    QComboBox *m_consumer;
    QLineEdit *m_label;
    Banner *m_problem;
    QPushButton *m_create;
    TextLabel *m_made;
    CopyLine *m_key;
    QPushButton *m_done;
};

} // namespace gatehouse::ui
