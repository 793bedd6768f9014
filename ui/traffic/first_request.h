// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the table's place before anything came: a line to paste and a button that sends
// a request.
#pragma once

#include <QWidget>

class QTabBar;

namespace gatehouse::ui {

class CopyLine;
class EmptyState;

class FirstRequest : public QWidget
{
    Q_OBJECT
public:
    enum Language { Curl, Python, JavaScript };
    explicit FirstRequest(QWidget *parent = nullptr);

    /// "127.0.0.1:8080"; empty: the gateway does not listen.
    void setAddress(const QString &address);
    [[nodiscard]] QString command() const; ///< what the line shows
    [[nodiscard]] QTabBar *languages() const { return m_languages; }
    [[nodiscard]] EmptyState *state() const { return m_state; }

signals:
    void sendRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showCommand();
    void retranslateUi();

    QString m_address;
    EmptyState *m_state;
    QWidget *m_extra;
    QTabBar *m_languages;
    CopyLine *m_line;
};

} // namespace gatehouse::ui
