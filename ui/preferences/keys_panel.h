#pragma once

#include "ui/preferences/key_map.h"

#include <QWidget>

class QKeySequenceEdit;
class QLabel;
class QTableView;

namespace rf::ui {

class Button;
class SearchField;

/// Every command with its keys: found by name or by key, changed beneath the list, with what is in the way said before.
class KeysPanel : public QWidget {
    Q_OBJECT
public:
    explicit KeysPanel(KeyMap* map, QWidget* parent = nullptr);

    SearchField* field() const { return m_field; }
    QTableView* list() const { return m_list; }
    QKeySequenceEdit* edit() const { return m_edit; }
    void choose(const QString& id);

private:
    QString current() const;
    void refresh();
    void showConflict();
    QString conflictText(const QKeySequence& key, const QString& owner) const;

    KeyMap* m_map;
    QSortFilterProxyModel m_rows;
    SearchField* m_field;
    QTableView* m_list;
    QLabel* m_name;
    QKeySequenceEdit* m_edit;
    QLabel* m_conflict;
    Button* m_set;
    Button* m_clear;
    Button* m_reset;
    Button* m_resetAll;
};

} // namespace rf::ui
