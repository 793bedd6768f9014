// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/review_dialog.h"

#include "gateway/config/pointer.h"
#include "gateway/config/yaml.h"
#include "ui/routes/problems.h"
#include "ui/routes/text_diff.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/text_label.h"

#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTextBlock>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

namespace {

QString yamlOf(const std::optional<QJsonObject> &resource)
{
    return resource ? QString::fromUtf8(config::writeYaml(QJsonValue(*resource))) : QString();
}

QString wordFor(app::Change::Type type)
{
    switch (type) {
    case app::Change::Type::Added:
        return ReviewDialog::tr("added");
    case app::Change::Type::Removed:
        return ReviewDialog::tr("deleted");
    case app::Change::Type::Changed:
        break;
    }
    return ReviewDialog::tr("changed");
}

QString iconFor(app::Change::Type type)
{
    return type == app::Change::Type::Added  ? u"add"_s
        : type == app::Change::Type::Removed ? u"remove"_s
                                             : u"edit"_s;
}

QTextCharFormat formatOf(DiffLine::Type type, const Theme &theme)
{
    QTextCharFormat format;
    switch (type) {
    case DiffLine::Type::Added:
        format.setForeground(theme.of(StatusClass::Success).badgeText);
        format.setBackground(theme.of(StatusClass::Success).badgeFill);
        break;
    case DiffLine::Type::Removed:
        format.setForeground(theme.of(StatusClass::ServerError).badgeText);
        format.setBackground(theme.of(StatusClass::ServerError).badgeFill);
        break;
    case DiffLine::Type::Skipped:
        format.setForeground(theme.tertiary);
        break;
    case DiffLine::Type::Same:
        format.setForeground(theme.secondary);
        break;
    }
    return format;
}

// "Route limited, limit-count, rejected_code"
QString placeOf(const config::Fault &fault, const QString &resource)
{
    QStringList steps = config::pointerSegments(fault.pointer);
    steps.removeOne(u"plugins"_s);
    steps.prepend(resource);
    return steps.join(u", "_s);
}

} // namespace

ReviewDialog::ReviewDialog(DocumentEditor &editor, QWidget *parent)
    : QDialog(parent)
    , m_editor(editor)
    , m_banner(new Banner)
    , m_problemsTitle(new TextLabel(tr("Problems"), TextRole::Section))
    , m_problems(new QListWidget)
    , m_list(new QListWidget)
    , m_title(new TextLabel(TextRole::Small, Tone::Tertiary))
    , m_diff(new QPlainTextEdit)
    , m_discard(new QPushButton(tr("Discard this change")))
    , m_discardAll(new QPushButton(tr("Discard all")))
    , m_apply(new QPushButton(tr("Apply")))
{
    setWindowTitle(tr("Review changes"));
    resize(900, 560);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(m_banner);
    auto *splitter = new QSplitter;
    auto *left = new QWidget;
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 8, 0);
    buildLeft(leftColumn);
    auto *right = new QWidget;
    auto *rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(8, 0, 0, 0);
    rightColumn->addWidget(m_title);
    rightColumn->addWidget(m_diff, 1);
    splitter->addWidget(left);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({300, 580});
    column->addWidget(splitter, 1);
    buildButtons(column);
    m_diff->setReadOnly(true);
    m_diff->setFont(fontFor(TextRole::Mono));
    m_diff->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_diff->setAccessibleName(tr("Difference"));
    connect(&editor, &DocumentEditor::changed, this, &ReviewDialog::refresh);
    showFaults({});
    refresh();
}

void ReviewDialog::buildLeft(QVBoxLayout *to)
{
    to->addWidget(m_problemsTitle);
    to->addWidget(m_problems, 1);
    to->addWidget(new TextLabel(tr("Changes"), TextRole::Section));
    to->addWidget(m_list, 2);
    m_problems->setAccessibleName(tr("Problems"));
    m_problems->setWordWrap(true);
    for (QListWidget *list : {m_problems, m_list})
        list->setIconSize(QSize(16, 16));
    m_list->setAccessibleName(tr("Changes"));
    connect(m_list, &QListWidget::currentRowChanged, this, &ReviewDialog::showDiff);
    connect(m_problems, &QListWidget::itemClicked, this, &ReviewDialog::chooseProblem);
    connect(m_problems, &QListWidget::itemActivated, this, &ReviewDialog::chooseProblem);
}

void ReviewDialog::buildButtons(QVBoxLayout *to)
{
    auto *line = new QHBoxLayout;
    auto *close = new QPushButton(tr("Close"));
    for (QPushButton *button : {m_discard, m_discardAll, close})
        button->setAutoDefault(false);
    m_apply->setDefault(true);
    line->addWidget(m_discard);
    line->addWidget(m_discardAll);
    line->addStretch(1);
    line->addWidget(close);
    line->addWidget(m_apply);
    to->addLayout(line);
    connect(m_discard, &QPushButton::clicked, this, &ReviewDialog::discardCurrent);
    connect(m_discardAll, &QPushButton::clicked, this, [this] { m_editor.discardAll(); });
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_apply, &QPushButton::clicked, this, &ReviewDialog::applyRequested);
}

void ReviewDialog::refresh()
{
    m_changes = m_editor.draft().changes();
    const int row = std::max(0, m_list->currentRow());
    m_list->clear();
    for (const app::Change &change : std::as_const(m_changes)) {
        const auto now = m_editor.document().find(change.kind, change.id);
        const auto before = m_editor.draft().applied().find(change.kind, change.id);
        const ResourceRef ref{change.kind, change.id};
        const QString name =
            DocumentEditor::nameOf(ref, now ? *now : before.value_or(QJsonObject()));
        new QListWidgetItem(
            icon(iconFor(change.type)),
            tr("%1 %2, %3", "Route Hello, changed")
                .arg(DocumentEditor::kindName(change.kind), name, wordFor(change.type)),
            m_list);
    }
    for (QPushButton *button : {m_discard, m_discardAll, m_apply})
        button->setEnabled(!m_changes.isEmpty());
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    showDiff();
}

void ReviewDialog::showDiff()
{
    const int row = m_list->currentRow();
    m_diff->clear();
    if (row < 0 || row >= m_changes.size()) {
        m_title->setText(tr("Nothing is changed: what runs is what you see."));
        return;
    }
    const app::Change &change = m_changes[row];
    m_title->setText(QString(config::sectionName(change.kind) + u'/' + change.id));
    const QString before = yamlOf(m_editor.draft().applied().find(change.kind, change.id));
    const QString after = yamlOf(m_editor.document().find(change.kind, change.id));
    QTextCursor cursor(m_diff->document());
    bool first = true;
    for (const DiffLine &line : textDiff(before, after)) {
        const QChar sign = line.type == DiffLine::Type::Added ? u'+'
            : line.type == DiffLine::Type::Removed            ? u'-'
                                                              : u' ';
        if (!std::exchange(first, false))
            cursor.insertBlock();
        cursor.insertText(QString(sign + u" "_s + line.text), formatOf(line.type, themeOf(this)));
    }
}

void ReviewDialog::discardCurrent()
{
    if (const int row = m_list->currentRow(); row >= 0 && row < m_changes.size())
        m_editor.discard(m_changes[row]);
}

void ReviewDialog::showFaults(const QList<config::Fault> &faults)
{
    m_faults = faults;
    m_problems->clear();
    for (const config::Fault &fault : faults) {
        const QString where = fault.kind
            ? tr("%1 %2").arg(DocumentEditor::kindName(*fault.kind), fault.resourceId)
            : tr("The file");
        auto *item = new QListWidgetItem(
            tintedIcon(u"error"_s, themeOf(this).danger),
            tr("%1: %2").arg(placeOf(fault, where), Problems::shortReason(fault.reason)),
            m_problems);
        item->setToolTip(QString(fault.pointer + u' ' + fault.reason));
    }
    m_problems->setVisible(!faults.isEmpty());
    m_problemsTitle->setVisible(!faults.isEmpty());
    if (faults.isEmpty())
        m_banner->clear();
    else
        m_banner->showMessage(Banner::Level::Error,
                              tr("Not applied: %n problem(s) stand in the way. What runs has not "
                                 "changed. Choose one to go to its field.",
                                 nullptr, int(faults.size())));
}

void ReviewDialog::chooseProblem()
{
    const int row = m_problems->currentRow();
    if (row >= 0 && row < m_faults.size() && m_faults[row].kind)
        emit goTo({*m_faults[row].kind, m_faults[row].resourceId}, m_faults[row].pointer);
}

} // namespace gatehouse::ui
