// SPDX-License-Identifier: GPL-3.0-or-later
// What a new workspace begins with: try the demo service, stand before a service of one's own, or
// bring an apisix.yaml. Only asks; the program does.
#pragma once

#include "ui/welcome/own_service.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace gatehouse::ui {

class Banner;
class ChoiceCard;
class TextLabel;

class WelcomePage : public QWidget
{
    Q_OBJECT
public:
    explicit WelcomePage(QWidget *parent = nullptr);

    /// Why a wish could not be granted.
    void showProblem(const QString &message);

signals:
    void demoWanted();
    void serviceWanted(const gatehouse::ui::OwnService &service);
    void importWanted(const QString &path);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *cardsPage();
    QWidget *formPage();
    void retranslateUi();
    void onStart();
    void chooseFile();

    QStackedWidget *m_pages;
    TextLabel *m_title, *m_lead, *m_smallPrint, *m_hostNote;
    Banner *m_problem;
    ChoiceCard *m_demo, *m_service, *m_import;
    QLabel *m_addressLabel, *m_prefixLabel, *m_hostLabel;
    QLineEdit *m_address, *m_prefix;
    QComboBox *m_host;
    QPushButton *m_back, *m_start;
};

} // namespace gatehouse::ui
