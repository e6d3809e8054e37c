#pragma once
// Bulk edit and bulk delete: form, dry run, run with progress, undo. It stands beside the window, not in its way: work in
// the window goes on while a batch is written.

#include "models/bulk/bulk_model.h"
#include "models/pricing/price_book.h"
#include "ui/common/dialog.h"

class QLabel;
class QProgressBar;
class QStackedWidget;

namespace rf::ui {

class BulkFields;
class BulkForm;
class DiffTree;
class EmptyState;
class ErrorState;
class ListTable;
class Segments;
class ShareBar;

class BulkDialog : public Dialog {
    Q_OBJECT
public:
    /// `model` and `fields`, which fill its form, become the dialog's own; `settings` outlives it.
    BulkDialog(std::unique_ptr<models::BulkModel> model, BulkFields* fields, const models::TableInfo& table,
               models::SettingsStore* settings, const QString& title, QWidget* parent);

    models::BulkModel* model() const { return m_model.get(); }
    BulkForm* form() const; ///< nullptr when other fields stand there
    BulkFields* fields() const { return m_fields; }
    /// Shows and leaves the window usable; deletes itself when closed.
    void open() override;

    void accept() override; ///< the main button: what comes next
    void reject() override; ///< Escape: stops what runs, else closes

signals:
    /// Items of the table are others now.
    void written();
    /// A batch that can be undone is there, or is none any more.
    void batchReady(const QString& path, const QString& note);
    void batchGone(const QString& path);

private:
    QWidget* makeOutcome();
    QWidget* makeProgress();
    void refresh();
    void refreshProgress();
    void showFound();
    QString foundText() const;
    void showResult();
    void showList(int side);
    QString costText(double units) const;

    std::unique_ptr<models::BulkModel> m_model;
    models::TableInfo m_table;
    models::PriceBook m_prices;
    BulkFields* m_fields;
    QStackedWidget* m_area;
    EmptyState* m_empty;
    ErrorState* m_error;
    ShareBar* m_shares = nullptr;
    QLabel* m_headline = nullptr;
    QLabel* m_cost = nullptr;
    Segments* m_sides = nullptr;
    QStackedWidget* m_lists = nullptr;
    DiffTree* m_sample = nullptr;
    ListTable* m_refusals = nullptr;
    QLabel* m_doing = nullptr;
    QLabel* m_counts = nullptr;
    QProgressBar* m_bar = nullptr;
    QWidget* m_outcome = nullptr;
    QWidget* m_progress = nullptr;
    QLabel* m_note;
    Button* m_rest = nullptr;
    Button* m_close = nullptr;
    Button* m_main = nullptr;
    models::BulkModel::State m_before = models::BulkModel::State::Form;
    QString m_batch; ///< the batch that was announced
};

} // namespace rf::ui
