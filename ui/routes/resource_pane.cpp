// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routes/resource_pane.h"

#include "ui/routes/raw_view.h"
#include "ui/routes/resource_form.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/text_label.h"

#include <QPainter>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace gatehouse::ui {

using namespace Qt::StringLiterals;

ResourcePane::ResourcePane(DocumentEditor &editor, Problems &problems,
                           const plugin::Registry &plugins, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_title(new TextLabel(TextRole::Section))
    , m_kind(new TextLabel(TextRole::Small, Tone::Tertiary))
    , m_views(new QTabBar)
    , m_stack(new QStackedWidget)
    , m_form(new ResourceForm(editor, problems, plugins))
    , m_raw(new RawView(editor))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 8, 0, 0);
    column->setSpacing(0);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(16, 0, 8, 0);
    line->setSpacing(8);
    auto *close = new QToolButton;
    close->setIcon(icon(u"close"_s));
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::StrongFocus);
    close->setToolTip(tr("Close this pane (Esc)"));
    close->setAccessibleName(tr("Close this pane"));
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_views->addTab(tr("Form"));
    m_views->addTab(tr("Raw"));
    m_views->setDrawBase(false);
    m_views->setExpanding(false);
    m_views->setToolTip(tr("Form or raw text (Ctrl+E)"));
    m_views->setAccessibleName(tr("View of the resource"));
    line->addWidget(m_title, 1);
    line->addWidget(m_kind);
    line->addWidget(m_views);
    line->addWidget(close);
    column->addLayout(line);
    column->addWidget(m_stack, 1);
    m_stack->addWidget(m_form);
    m_stack->addWidget(m_raw);
    setMinimumWidth(440);
    connect(m_views, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(close, &QToolButton::clicked, this, &ResourcePane::closeRequested);
    connect(&editor, &DocumentEditor::changed, this, &ResourcePane::showTitle);
    connect(&editor, &DocumentEditor::renamed, this,
            [this](config::Kind kind, const QString &from, const QString &to) {
                if (m_ref == ResourceRef{kind, from})
                    setResource({kind, to});
            });
}

void ResourcePane::setResource(const ResourceRef &ref)
{
    m_ref = ref;
    m_form->setResource(ref);
    m_raw->setResource(ref);
    showTitle();
}

void ResourcePane::showTitle()
{
    const QJsonObject value =
        m_editor.document().find(m_ref.kind, m_ref.id).value_or(QJsonObject());
    m_title->setText(DocumentEditor::nameOf(m_ref, value));
    m_title->setToolTip(m_title->text());
    m_kind->setText(DocumentEditor::kindName(m_ref.kind));
}

void ResourcePane::setView(View view)
{
    m_views->setCurrentIndex(int(view));
}

ResourcePane::View ResourcePane::view() const
{
    return View(m_views->currentIndex());
}

void ResourcePane::cycleView()
{
    setView(view() == View::Form ? View::Raw : View::Form);
    if (view() == View::Raw)
        m_raw->setFocus(Qt::OtherFocusReason);
    else
        m_form->focusAt(QString());
}

void ResourcePane::focusAt(const QString &pointer)
{
    setView(View::Form);
    m_form->focusAt(pointer);
}

void ResourcePane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, 0, 1, height(), themeOf(this).hairline);
}

} // namespace gatehouse::ui
