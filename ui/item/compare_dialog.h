#pragma once
// Two items side by side: what differs, one difference after the other, and values carried from the left into the right as
// staged edits. It stands beside the window, which stays usable.
//
// Invariant: a side that is a row of a tab shows that row as it is staged now; one without a tab never changes.

#include "models/edit/compare_model.h"
#include "models/session/items_tab.h"
#include "ui/common/dialog.h"

class QCheckBox;
class QGridLayout;
class QLabel;
class QStackedWidget;

namespace rf::ui {

class CompareView;
class ElidedLabel;
class EmptyState;
class IconButton;

/// One of the two.
struct CompareSide {
    models::TableInfo table;
    models::Value item;
    QString place;                 ///< "Shop", "Clipboard"
    QPointer<models::ItemsTab> tab; ///< where it is a row; nothing: it cannot be edited
    models::ItemId id;

    static CompareSide ofRow(models::ItemsTab* tab, int row);
    QString title() const; ///< its key
    int row() const;       ///< of the tab's items; -1: it is none
    bool isNew() const;    ///< staged and not stored: its key may change
    void reread();         ///< takes the row as it is now
};

class CompareDialog : public Dialog {
    Q_OBJECT
public:
    CompareDialog(const CompareSide& left, const CompareSide& right, QWidget* parent = nullptr);

    models::CompareModel* model() { return &m_model; }
    CompareView* view() const { return m_view; }
    const CompareSide& left() const { return m_left; }
    const CompareSide& right() const { return m_right; }
    /// Shows and leaves the window usable; deletes itself when closed.
    void open() override;

public slots:
    void copyRight(); ///< stages the current place of the left item in the right one
    void swap();
    void copyText();
    void setDifferencesOnly(bool only);
    void goTo(int step);

private:
    QWidget* makeHead();
    void alignHead();
    QWidget* makeTools();
    void wire();
    void follow();
    void reload(bool keepPlace);
    void refresh();
    QString whyNotRight() const;
    QString summary() const;

    CompareSide m_left, m_right;
    models::CompareModel m_model;
    CompareView* m_view;
    QGridLayout* m_head = nullptr;
    QStackedWidget* m_area;
    EmptyState* m_equal;
    ElidedLabel* m_titles[2];
    QLabel* m_places[2];
    QCheckBox* m_only;
    IconButton* m_previous = nullptr;
    IconButton* m_next = nullptr;
    QLabel* m_count;
    QLabel* m_summary;
    QLabel* m_note;
    Button* m_copy = nullptr;
    QList<QMetaObject::Connection> m_following;
};

} // namespace rf::ui
