// SPDX-License-Identifier: GPL-3.0-or-later
// The resource that is chosen in the list: as a form or as raw text.
#pragma once

#include "ui/routes/document_editor.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace gatehouse::plugin {
class Registry;
}

namespace gatehouse::ui {

class Problems;
class RawView;
class ResourceForm;
class TextLabel;

class ResourcePane : public QWidget
{
    Q_OBJECT
public:
    enum class View { Form, Raw };

    ResourcePane(DocumentEditor &editor, Problems &problems, const plugin::Registry &plugins,
                 QWidget *parent = nullptr);

    void setResource(const ResourceRef &ref);
    [[nodiscard]] const ResourceRef &resource() const { return m_ref; }
    void setView(View view);
    [[nodiscard]] View view() const;
    void cycleView();
    [[nodiscard]] ResourceForm *form() const { return m_form; }
    [[nodiscard]] RawView *raw() const { return m_raw; }
    void focusAt(const QString &pointer);

signals:
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showTitle();

    DocumentEditor &m_editor;
    ResourceRef m_ref;
    TextLabel *m_title;
    TextLabel *m_kind;
    QTabBar *m_views;
    QStackedWidget *m_stack;
    ResourceForm *m_form;
    RawView *m_raw;
};

} // namespace gatehouse::ui
