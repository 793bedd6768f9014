// SPDX-License-Identifier: GPL-3.0-or-later
// A line that opens what is under it. The content is made when it is first opened, so that a form
// with many parts is there at once.
#pragma once

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QToolButton;
class QVBoxLayout;

namespace gatehouse::ui {

class Disclosure : public QWidget
{
    Q_OBJECT
public:
    using Maker = std::function<QWidget *()>;

    Disclosure(const QString &title, Maker make, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const { return m_open; }
    /// Null before it was first opened.
    [[nodiscard]] QWidget *content() const { return m_content; }
    /// Takes the widget and puts it at the end of the line.
    void addControl(QWidget *control);
    [[nodiscard]] QToolButton *button() const { return m_button; }

signals:
    void toggled(bool open);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showArrow();

    Maker m_make;
    QToolButton *m_button;
    QHBoxLayout *m_line;
    QVBoxLayout *m_column;
    QWidget *m_content = nullptr;
    bool m_open = false;
};

} // namespace gatehouse::ui
