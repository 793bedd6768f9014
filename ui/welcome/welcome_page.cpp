// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/welcome/welcome_page.h"

#include "ui/theme/icons.h"
#include "ui/welcome/choice_card.h"
#include "ui/widgets/banner.h"

#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int PageWidth = 860;
constexpr int LogoSize = 56;

} // namespace

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent)
    , m_pages(new QStackedWidget)
    , m_title(new TextLabel(TextRole::Title))
    , m_lead(new TextLabel(TextRole::Base, Tone::Secondary))
    , m_smallPrint(new TextLabel(TextRole::Small, Tone::Tertiary))
    , m_hostNote(new TextLabel(TextRole::Small, Tone::Secondary))
    , m_problem(new Banner)
    , m_demo(new ChoiceCard(u"play"_s))
    , m_service(new ChoiceCard(u"upstreams"_s))
    , m_import(new ChoiceCard(u"import"_s))
    , m_addressLabel(new QLabel)
    , m_prefixLabel(new QLabel)
    , m_hostLabel(new QLabel)
    , m_address(new QLineEdit)
    , m_prefix(new QLineEdit(u"/"_s))
    , m_host(new QComboBox)
    , m_back(new QPushButton)
    , m_start(new QPushButton)
{
    setObjectName(u"welcome"_s);
    auto *logo = new QLabel;
    logo->setPixmap(applicationIcon().pixmap(QSize(LogoSize, LogoSize), devicePixelRatioF()));
    for (QLabel *label : std::initializer_list<QLabel *>{logo, m_title, m_lead, m_smallPrint})
        label->setAlignment(Qt::AlignCenter);
    m_pages->addWidget(cardsPage());
    m_pages->addWidget(formPage());
    auto *content = new QWidget;
    content->setMaximumWidth(PageWidth);
    auto *column = new QVBoxLayout(content);
    column->setSpacing(12);
    column->addStretch(2);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{logo, m_title, m_lead, m_problem, m_pages, m_smallPrint})
        column->addWidget(widget);
    column->addStretch(3);
    auto *row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addWidget(content, 100);
    row->addStretch(1);
    connect(m_demo, &ChoiceCard::clicked, this, &WelcomePage::demoWanted);
    connect(m_service, &ChoiceCard::clicked, this, [this] {
        m_problem->clear();
        m_pages->setCurrentIndex(1);
        m_address->setFocus();
    });
    connect(m_import, &ChoiceCard::clicked, this, &WelcomePage::chooseFile);
    connect(m_start, &QPushButton::clicked, this, &WelcomePage::onStart);
    connect(m_address, &QLineEdit::returnPressed, this, &WelcomePage::onStart);
    connect(m_back, &QPushButton::clicked, this, [this] {
        m_problem->clear();
        m_pages->setCurrentIndex(0);
        m_service->setFocus();
    });
    retranslateUi();
}

QWidget *WelcomePage::cardsPage()
{
    m_demo->setObjectName(u"welcome.demo"_s);
    m_service->setObjectName(u"welcome.service"_s);
    m_import->setObjectName(u"welcome.import"_s);
    m_demo->setPrimary(true);
    auto *page = new QWidget;
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(0, 12, 0, 12);
    row->setSpacing(16);
    for (ChoiceCard *card : {m_demo, m_service, m_import})
        row->addWidget(card, 1);
    return page;
}

QWidget *WelcomePage::formPage()
{
    m_address->setObjectName(u"welcome.address"_s);
    m_prefix->setObjectName(u"welcome.prefix"_s);
    m_start->setObjectName(u"welcome.start"_s);
    m_address->setPlaceholderText(u"http://127.0.0.1:3000"_s);
    m_host->addItems({QString(), QString()});
    m_hostNote->setWordWrap(true);
    m_start->setDefault(true);
    m_addressLabel->setBuddy(m_address);
    m_prefixLabel->setBuddy(m_prefix);
    m_hostLabel->setBuddy(m_host);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_back);
    buttons->addWidget(m_start);
    auto *page = new QWidget;
    auto *form = new QFormLayout(page);
    form->setContentsMargins(120, 12, 120, 12);
    form->setVerticalSpacing(12);
    form->addRow(m_addressLabel, m_address);
    form->addRow(m_prefixLabel, m_prefix);
    form->addRow(m_hostLabel, m_host);
    form->addRow(QString(), m_hostNote);
    form->addRow(buttons);
    return page;
}

void WelcomePage::showProblem(const QString &message)
{
    m_problem->showMessage(Banner::Level::Error, message);
}

void WelcomePage::onStart()
{
    const OwnService wish{m_address->text(), m_prefix->text(), m_host->currentIndex() == 1};
    const Result<config::Document> read = OwnServiceReader::read(wish);
    if (!read)
        return showProblem(read.error().message);
    m_problem->clear();
    emit serviceWanted(wish);
}

void WelcomePage::chooseFile()
{
    m_problem->clear();
    auto *dialog = new QFileDialog(window(), tr("Import a configuration"), QString(),
                                   tr("APISIX configuration (*.yaml *.yml *.json)"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &WelcomePage::importWanted);
    dialog->open();
}

void WelcomePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_demo->setFocus();
}

void WelcomePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void WelcomePage::retranslateUi()
{
    m_title->setText(tr("Welcome to Gatehouse"));
    m_lead->setText(tr("A gateway for your APIs, and a window onto everything that passes it."));
    m_smallPrint->setText(tr("Everything stays on this computer. No account, no telemetry."));
    m_demo->setTexts(tr("Try it with the built-in demo service"),
                     tr("Ten ready routes to a small service inside Gatehouse. The first request "
                        "is one click away. Press Enter."));
    m_service->setTexts(tr("Put it in front of my service"),
                        tr("Name the address of a service that runs already. Gatehouse forwards "
                           "to it and shows each request."));
    m_import->setTexts(tr("Import an apisix.yaml"),
                       tr("Routes, services, upstreams and consumers of Apache APISIX, as they "
                          "are. Nothing is lost on the way back."));
    m_addressLabel->setText(tr("&Upstream address"));
    m_prefixLabel->setText(tr("&Path prefix"));
    m_hostLabel->setText(tr("&Host header"));
    m_host->setItemText(0, tr("Send the upstream's"));
    m_host->setItemText(1, tr("Keep the client's"));
    m_hostNote->setText(tr("Most services answer only to their own name. Keep the client's if "
                           "yours tells sites apart by it."));
    m_back->setText(tr("Back"));
    m_start->setText(tr("Start"));
}

} // namespace gatehouse::ui
