// SPDX-License-Identifier: GPL-3.0-or-later
// The filter field with room for buttons beside it: compiles what is typed, underlines what makes
// no sense and says why. The last filter that made sense stays in force meanwhile.
#pragma once

#include "ui/traffic/filter/filter.h"

#include <QWidget>

class QHBoxLayout;

namespace gatehouse::ui {

class SearchField;
class TextLabel;

class FilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit FilterBar(QWidget *parent = nullptr);

    void setFilterText(const QString &text);
    /// Adds a term, as a row's menu does.
    void addTerm(const QString &term);
    void focusField();
    void addControl(QWidget *control); ///< takes it
    /// "21 of 1 204 shown", beside the field's faults.
    void setCounts(qint64 shown, qint64 total, bool scanning);
    [[nodiscard]] SearchField *field() const { return m_field; }
    [[nodiscard]] QString message() const;
    [[nodiscard]] bool hasFilter() const { return m_filter && !m_filter->isEmpty(); }
    [[nodiscard]] QString filterText() const { return m_filter ? m_filter->text() : QString(); }

signals:
    void filterChanged(std::shared_ptr<const gatehouse::ui::Filter> filter);

protected:
    void changeEvent(QEvent *event) override;

private:
    void compile(const QString &text);
    void underline(const QList<FilterFault> &faults);
    void showMessage();
    void retranslateUi();

    QHBoxLayout *m_row;
    SearchField *m_field;
    TextLabel *m_message;
    std::shared_ptr<const Filter> m_filter;
    QList<FilterFault> m_faults;
    qint64 m_shown = 0, m_total = 0;
    bool m_scanning = false;
};

} // namespace gatehouse::ui
