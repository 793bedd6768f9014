// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keys/create_key_dialog.h"

#include "ui/widgets/banner.h"
#include "ui/widgets/copy_line.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

CreateKeyDialog::CreateKeyDialog(const QStringList &consumers, QWidget *parent)
    : QDialog(parent)
    , m_pages(new QStackedWidget)
    , m_consumer(new QComboBox)
    , m_label(new QLineEdit)
    , m_problem(new Banner)
    , m_create(new QPushButton(tr("Create key")))
    , m_made(new TextLabel(TextRole::Base))
    , m_key(new CopyLine)
    , m_done(new QPushButton(tr("Done")))
{
    setObjectName(u"keys.dialog"_s);
    setWindowTitle(tr("New key"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(520);
    m_pages->addWidget(formPage(consumers));
    m_pages->addWidget(resultPage());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->addWidget(m_pages);
    connect(m_create, &QPushButton::clicked, this, &CreateKeyDialog::onCreate);
    connect(m_done, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_key, &CopyLine::copied, this, &CreateKeyDialog::keyCopied);
}

QWidget *CreateKeyDialog::formPage(const QStringList &consumers)
{
    m_consumer->setObjectName(u"keys.dialog.consumer"_s);
    m_consumer->setEditable(true);
    m_consumer->setInsertPolicy(QComboBox::NoInsert);
    m_consumer->addItems(consumers);
    m_consumer->setCurrentIndex(-1);
    m_consumer->lineEdit()->setPlaceholderText(tr("mobile-app"));
    m_label->setObjectName(u"keys.dialog.label"_s);
    m_label->setMaxLength(80);
    m_label->setPlaceholderText(tr("What the key is for, for example: test phones"));
    m_create->setObjectName(u"keys.dialog.create"_s);
    m_create->setDefault(true);
    auto *hint = new TextLabel(
        tr("Choose a consumer or type the name of a new one: letters, digits, - and _."),
        TextRole::Small, Tone::Secondary);
    hint->setWordWrap(true);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_create, QDialogButtonBox::ActionRole);
    connect(buttons->addButton(QDialogButtonBox::Cancel), &QPushButton::clicked, this,
            &QDialog::reject);
    auto *page = new QWidget;
    auto *form = new QFormLayout(page);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(12);
    m_problem->setObjectName(u"keys.dialog.problem"_s);
    m_problem->setDismissible(false);
    form->addRow(m_problem);
    form->addRow(tr("&Consumer"), m_consumer);
    form->addRow(QString(), hint);
    form->addRow(tr("&Label"), m_label);
    form->addRow(buttons);
    return page;
}

QWidget *CreateKeyDialog::resultPage()
{
    m_made->setWordWrap(true);
    m_done->setObjectName(u"keys.dialog.done"_s);
    auto *warning = new Banner;
    warning->setDismissible(false);
    warning->showMessage(Banner::Level::Warning,
                         tr("Copy the key now: it is not shown again. It leaves the clipboard "
                            "after 30 seconds."));
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_made);
    column->addWidget(m_key);
    column->addWidget(warning);
    column->addStretch(1);
    column->addWidget(m_done, 0, Qt::AlignRight);
    return page;
}

void CreateKeyDialog::onCreate()
{
    const QString consumer = m_consumer->currentText().trimmed();
    if (consumer.isEmpty())
        return showProblem(tr("A key belongs to a consumer: give it a name."));
    m_problem->clear();
    m_create->setEnabled(false);
    m_create->setText(tr("Creating…"));
    emit createWanted(consumer, m_label->text().trimmed());
}

void CreateKeyDialog::showKey(const QString &consumer, const QByteArray &key)
{
    m_made->setText(tr("The key of %1:").arg(consumer));
    m_key->setText(QString::fromLatin1(key));
    m_pages->setCurrentIndex(1);
    m_done->setDefault(true);
    m_key->setFocus();
}

void CreateKeyDialog::showProblem(const QString &message)
{
    m_problem->showMessage(Banner::Level::Error, message);
    m_create->setEnabled(true);
    m_create->setText(tr("Create key"));
    m_consumer->setFocus();
}

QString CreateKeyDialog::shownKey() const
{
    return m_key->text();
}

} // namespace gatehouse::ui
