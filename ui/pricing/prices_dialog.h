#pragma once

#include "models/pricing/price_book.h"
#include "models/pricing/price_table_model.h"
#include "ui/common/dialog.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QTableView;

namespace rf::ui {

class Button;
class Tag;

/// The prices bills are made with: edited in a table, kept as the user's copy, reset to those the program came with.
class PricesDialog : public Dialog {
    Q_OBJECT
public:
    /// The book outlives the dialog.
    explicit PricesDialog(models::PriceBook* book, QWidget* parent = nullptr);
    QTableView* table() const { return m_view; }
    models::PriceTableModel* model() { return &m_model; }
    QComboBox* regions() const { return m_regions; }
    QLineEdit* date() const { return m_date; }
    Button* saveButton() const { return m_save; }
    Button* resetButton() const { return m_reset; }
    QString problem() const; ///< as shown; empty: none
    void accept() override;

private:
    void load();
    void sync();
    void complain(const QString& problem);
    rf::ui::Tag* m_state;
    models::PriceBook* m_book;
    models::PriceTableModel m_model;
    QComboBox* m_regions;
    QLineEdit* m_date;
    QTableView* m_view;
    QLabel* m_problem;
    Button *m_reset, *m_save;
};

} // namespace rf::ui
