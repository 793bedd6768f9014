// SPDX-License-Identifier: GPL-3.0-or-later
// A large button with icon, title and one sentence; one of the ways on from the Welcome page.
#pragma once

#include <QAbstractButton>

namespace gatehouse::ui {

class ChoiceCard : public QAbstractButton
{
    Q_OBJECT
public:
    explicit ChoiceCard(const QString &iconName, QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &explanation);
    /// The one that Enter takes: with an accented border.
    void setPrimary(bool on);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QString m_iconName;
    QString m_explanation;
    bool m_primary = false;
};

} // namespace gatehouse::ui
