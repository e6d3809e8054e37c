#pragma once
// The size microscope: an item's bytes as areas and as a table, the next edges and what they cost, and what shorter names
// would save.

#include "models/items/size_level_model.h"
#include "ui/common/dialog.h"

class QLabel;
class QStackedWidget;
class QVBoxLayout;

namespace rf::ui {

class ListTable;
class Segments;
class SizeMap;

class SizeDialog : public Dialog {
    Q_OBJECT
public:
    SizeDialog(const models::TableInfo& table, const models::Value& item, const QString& title, QWidget* parent);

    models::SizeLevelModel* level() { return &m_level; }
    SizeMap* map() const { return m_map; }
    ListTable* table() const { return m_table; }

protected:
    void keyPressEvent(QKeyEvent* event) override; ///< Enter belongs to the map and the table

private:
    QWidget* makeParts();
    QWidget* makeFacts(const models::TableInfo& table, const models::Value& item);
    void addEdge(const models::SizeEdge& edge, QVBoxLayout* into);
    void showLevel();

    models::SizeLevelModel m_level;
    models::NameSavingsModel m_savings;
    SizeMap* m_map = nullptr;
    ListTable* m_table = nullptr;
    QStackedWidget* m_views = nullptr;
    Segments* m_sides = nullptr;
    Button* m_up = nullptr;
    QLabel* m_place = nullptr;
};

} // namespace rf::ui
