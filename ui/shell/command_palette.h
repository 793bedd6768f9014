// SPDX-License-Identifier: GPL-3.0-or-later
// The box that finds by typing: actions (Ctrl+Shift+P) or places and things (Ctrl+K). It closes
// when it loses the focus; nothing waits for it.
#pragma once

#include <QDialog>
#include <QStringList>

class QLabel;
class QLineEdit;
class QListView;

namespace gatehouse::ui {

class PaletteModel;
struct PaletteItem;

class CommandPalette : public QDialog
{
    Q_OBJECT
public:
    static constexpr int MaximumRecent = 20;

    explicit CommandPalette(QWidget *window);

    /// Shows the items under the window's upper edge.
    void openWith(QList<PaletteItem> items, const QString &placeholder, const QString &emptyText);
    /// Ids of what was used last, newest first; to keep over restarts.
    [[nodiscard]] QStringList recent() const { return m_recent; }
    void setRecent(const QStringList &ids) { m_recent = ids.mid(0, MaximumRecent); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void onPattern(const QString &pattern);
    void runRow(const QModelIndex &index);
    void selectFirst();

    QLineEdit *m_input;
    QListView *m_list;
    QLabel *m_nothing;
    PaletteModel *m_model;
    QStringList m_recent;
};

} // namespace gatehouse::ui
